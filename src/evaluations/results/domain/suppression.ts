import { type Filter, passes, type Told } from './told.js';

/** Answers that nothing shown tells apart: the same facts, the same subject. */
type Atom = readonly Told[];

/**
 * Which filters of one question's answers may be shown, so that neither a filter nor any difference of filters is about fewer than
 * `threshold` people (secondary suppression).
 *
 * Answers fall into atoms of the same traits. Atoms of fewer people are joined into one block, with the smallest others until they
 * are enough; every other atom is a block. A filter is shown when it cuts no block in two: whatever is then added or subtracted, the
 * result is made of whole blocks.
 */
export class ShownFilters {
  private readonly blocks: readonly (readonly Atom[])[];

  constructor(
    answers: readonly Told[],
    private readonly threshold: number,
  ) {
    this.blocks = blocksOf(
      [...Map.groupBy(answers, ({ traits, subject }) => `${traits} ${subject ?? ''}`).values()],
      threshold,
    );
  }

  /** An empty filter is not shown either: nobody and too few look the same. */
  shows(filter: Filter): boolean {
    let shown = 0;
    for (const block of this.blocks) {
      const inside = block.filter((atom) => passes(atom[0]!, filter)).length;
      if (inside > 0 && inside < block.length) return false;
      if (inside > 0) shown += 1;
    }
    return shown > 0 && this.blocks.every((block) => peopleIn(block) >= this.threshold);
  }
}

function blocksOf(atoms: readonly Atom[], threshold: number): (readonly Atom[])[] {
  const lump = atoms.filter((atom) => atom.length < threshold);
  const large = atoms.filter((atom) => atom.length >= threshold).sort((a, b) => a.length - b.length);
  while (lump.length > 0 && peopleIn(lump) < threshold && large.length > 0) lump.push(large.shift()!);
  return [...large.map((atom) => [atom]), ...(lump.length > 0 ? [lump] : [])];
}

/**
 * At least so many people: one who answers on two ateliers is in two atoms, so that of the subjects only the one with most answers
 * counts.
 */
function peopleIn(block: readonly Atom[]): number {
  const bySubject = Map.groupBy(block, ([first]) => first!.subject);
  return Math.max(0, ...[...bySubject.values()].map((atoms) => atoms.reduce((sum, { length }) => sum + length, 0)));
}
