/** What may be done to many at once. */
export const BULK_KINDS = ['accept', 'refuse', 'withdraw', 'option-add', 'option-drop', 'collective'] as const;
export type BulkKind = (typeof BULK_KINDS)[number];

/** What became of one registration: done as asked, in a way of its own, or not at all and why. */
export const OUTCOMES = [
  'done',
  'waiting',
  'forwarded',
  'gone',
  'decided',
  'awaits-employer',
  'full',
  'already',
  'not-chosen',
  'option-full',
  'option-closed',
  'option-gone',
] as const;
export type Outcome = (typeof OUTCOMES)[number];

const SUCCESSES: readonly Outcome[] = ['done', 'waiting', 'forwarded'];

export interface BulkResult {
  readonly reference: string;
  readonly outcome: Outcome;
  /** What a collective replaced, so that it can come back. */
  readonly before?: { readonly collective: string | null; readonly collectiveId: string | null };
}

export interface BulkAction {
  readonly id: string;
  readonly eventId: string;
  readonly accountId: string;
  readonly kind: BulkKind;
  /** How many were meant; fewer results than that mean that it is at work, or that the process stopped. */
  readonly meant: number;
  /** The option's or the collective's id; null where there is none. */
  readonly target: string | null;
  /** What it is called. */
  readonly label: string | null;
  /** Of the organisers' decision, which is undone as a whole. */
  readonly decisionId: string | null;
  readonly results: readonly BulkResult[];
  /** Epoch milliseconds of the machine's time. */
  readonly createdAt: number;
  readonly undoneAt: number | null;
}

/** Whether it may still be asked to come back; a decision's own minutes are judged when it is. */
export function mayUndoBulk(action: BulkAction, now: number, decisionWindow: number): boolean {
  if (action.undoneAt !== null || !action.results.some(succeeded)) return false;
  // Whoever was withdrawn left the place to others, and was told so.
  if (action.kind === 'withdraw') return false;
  if (action.kind === 'accept' || action.kind === 'refuse')
    return action.decisionId !== null && now < action.createdAt + decisionWindow;
  return true;
}

export function succeeded({ outcome }: Pick<BulkResult, 'outcome'>): boolean {
  return SUCCESSES.includes(outcome);
}

/** The results by outcome, in the order of OUTCOMES; outcomes that nobody had are left out. */
export function byOutcome(results: readonly BulkResult[]): { outcome: Outcome; references: string[] }[] {
  return OUTCOMES.map((outcome) => ({
    outcome,
    references: results.filter((one) => one.outcome === outcome).map(({ reference }) => reference),
  })).filter(({ references }) => references.length > 0);
}
