/** Types of the independent checker, which stays as it was given. */
export interface Verdict {
  readonly ok: boolean;
  readonly hard: Readonly<Record<string, number>>;
  readonly J: number | null;
  readonly R: number;
  readonly S: number;
  readonly P: number;
  readonly T: number;
  readonly X: number;
  readonly D: number;
  readonly meetings: number;
  readonly distinct: number;
}
export function check(instance: unknown, plan: unknown): Verdict;
export function bounds(instance: unknown): {
  readonly J: number;
  readonly R: number;
  readonly RplusS: number;
  readonly D: number;
};
