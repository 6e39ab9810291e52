/**
 * The house's questions that an event's own may hang on. All stand before them on the page, and no question of an event
 * has an id like these.
 */
export const STANDARD_SUBJECTS = ['@function', '@category', '@employer', '@options', '@image'] as const;
export type StandardSubject = (typeof STANDARD_SUBJECTS)[number];

export function isStandardSubject(id: string): id is StandardSubject {
  return STANDARD_SUBJECTS.some((one) => one === id);
}
