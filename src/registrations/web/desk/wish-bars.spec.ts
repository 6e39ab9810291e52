import type { WishRound } from '../../wishes/domain/wish-rounds.js';
import { wishBars } from './wish-bars.view.js';

const atelier = (letter: string, seats: number | null) => ({ letter, title: letter, text: null, theme: null, seats });
const round = (change: Partial<WishRound> = {}): WishRound => ({
  phase: 1,
  title: '',
  phases: 1,
  ranks: 2,
  booked: false,
  ateliers: [atelier('A', 24), atelier('B', null)],
  ...change,
});

describe('the bars of the wishes', () => {
  it('are none where nothing is ranked', () => expect(wishBars([], [])).toBeNull());

  it.each([
    [[round()], [], ['A 0+0 0%+0% 96%', 'B 0+0 0%+0% null']],
    [
      [round()],
      [
        { phase: 1, atelier: 'A', byRank: [12, 6, 40] },
        { phase: 1, atelier: 'B', byRank: [30] },
        { phase: 2, atelier: 'B', byRank: [99] },
      ],
      ['A 12+6 38.4%+19.2% 76.8%', 'B 30+0 96%+0% null'],
    ],
    [
      [round({ phase: 0, phases: 2 })],
      [{ phase: 0, atelier: 'A', byRank: [24, 24] }],
      ['A 24+24 48%+48% 96%', 'B 0+0 0%+0% null'],
    ],
  ])('row %#', (rounds, figures, expected) => {
    const [first] = wishBars(rounds, figures) ?? [];
    expect(
      first?.rows.map(
        (row) => `${row.letter} ${row.first}+${row.second} ${row.firstWidth}+${row.secondWidth} ${row.seatsWidth}`,
      ),
    ).toEqual(expected);
  });
});
