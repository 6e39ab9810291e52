import type { RegistrationStatus } from '../../domain/registration.js';
import { type AtelierSeat, seatName } from './atelier-seats.js';
import type { Wish } from './wish.js';
import type { WishRound } from './wish-rounds.js';

/** What became of somebody's choice in one phase. `wished`: theirs if there is room once they have a place. */
export type SeatStanding = 'booked' | 'refused' | 'wished' | 'anywhere' | 'none';

export interface PhaseChoice {
  readonly phase: number;
  readonly standing: SeatStanding;
  /** The letter, and « A. Former »; empty where there is none. For `refused` what they had asked for. */
  readonly atelier: string;
  readonly name: string;
}

/** What somebody asked for beside what they hold, phase by phase. Only who is confirmed holds a seat. */
export function phaseChoices(
  rounds: readonly WishRound[],
  {
    status,
    wishes,
    held,
  }: { readonly status: RegistrationStatus; readonly wishes: readonly Wish[]; readonly held: readonly AtelierSeat[] },
): PhaseChoice[] {
  return rounds.map(({ phase }) => {
    const of = (standing: SeatStanding, atelier = ''): PhaseChoice => ({
      phase,
      standing,
      atelier,
      name: seatName({ phase, atelier }, rounds),
    });
    const seat = held.find((one) => one.phase === phase);
    if (seat) return of('booked', seat.atelier);
    const wish = wishes.find((one) => one.phase === phase && one.rank <= 1);
    if (!wish) return of('none');
    if (wish.atelier === '') return of('anywhere');
    return of(status === 'confirmed' ? 'refused' : 'wished', wish.atelier);
  });
}

/** The choice that a form shows again: of whoever is confirmed, what they hold; of the others, what they wish for. */
export function choiceToShow(
  status: RegistrationStatus,
  wishes: readonly Wish[],
  held: readonly AtelierSeat[],
): readonly Wish[] {
  if (status !== 'confirmed') return wishes;
  const abstained = wishes.filter(({ phase, atelier }) => atelier === '' && !held.some((one) => one.phase === phase));
  return [...held.map((seat) => ({ ...seat, rank: 1 })), ...abstained].sort((one, other) => one.phase - other.phase);
}
