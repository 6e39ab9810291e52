import { type PersonName, personName } from './person-name.js';

/** Below it, one letter makes another name: MARTIN and MARTEL, but GROLEAU and GROLLEAU. */
const LONG_NAME = 7;

/** « Jérôme GROLEAU » and « Jérôme GROLLEAU »: the same first name, and family names a slip of the hand apart. */
export function likelySamePerson(one: string, other: string): boolean {
  return likelyTheSame(personName(one), personName(other));
}

/** The same for names that were taken apart already. */
export function likelyTheSame(one: PersonName, other: PersonName): boolean {
  if (one.first === '' || one.first !== other.first || one.last === other.last) return false;
  const most = Math.min(one.last.length, other.last.length) >= LONG_NAME ? 2 : 1;
  return Math.abs(one.last.length - other.last.length) <= most && editDistance(one.last, other.last) <= most;
}

/** Letters to add, remove, replace or swap with their neighbour (optimal string alignment). */
export function editDistance(one: string, other: string): number {
  const [a, b] = [[...one], [...other]];
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, column) => column)];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = rows[i - 1]![j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      let best = Math.min(row[j - 1]! + 1, rows[i - 1]![j]! + 1, replaced);
      if (a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] && i > 1 && j > 1)
        best = Math.min(best, rows[i - 2]![j - 2]! + 1);
      row.push(best);
    }
    rows.push(row);
  }
  return rows[a.length]![b.length]!;
}
