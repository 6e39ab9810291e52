import type { WishRound } from './wish-rounds.js';

/** What became of an atelier when the programme was published anew. */
export interface AtelierMove {
  readonly phase: number;
  readonly from: string;
  /** Its letter now; null where it is gone. */
  readonly to: string | null;
}

/**
 * Letters follow the order of the ateliers, so that one taken away gives the others new ones: wishes go with the title.
 * An atelier whose title changed in its place is the same one. Ateliers that stay under their letter are left out.
 */
export function atelierMoves(before: readonly WishRound[], after: readonly WishRound[]): AtelierMove[] {
  return before.flatMap(({ phase, ateliers }) => {
    const now = after.find((round) => round.phase === phase)?.ateliers ?? [];
    const byTitle = new Map(now.map(({ title, letter }) => [title, letter]));
    const titlesBefore = ateliers.map(({ title }) => title);
    return ateliers.flatMap(({ letter, title }) => {
      const place = now.find((one) => one.letter === letter);
      const renamed = place && !titlesBefore.includes(place.title) && now.length === ateliers.length ? letter : null;
      const to = byTitle.get(title) ?? renamed;
      return to === letter ? [] : [{ phase, from: letter, to }];
    });
  });
}
