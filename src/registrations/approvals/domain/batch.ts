/** An organisers' act on one request or many, undone as a whole. */
export interface DecisionBatch {
  readonly id: string;
  readonly eventId: string;
  readonly verdict: 'accept' | 'refuse';
  /** Epoch milliseconds of the machine's time: mails leave by it. */
  readonly madeAt: number;
  readonly openUntil: number;
  readonly undoneAt: number | null;
}

/** How long the mails of a decision wait, in milliseconds, so that a slip of the mouse is nobody's news. */
export const CANCEL_WINDOW = 5 * 60_000;

export function mayUndo({ openUntil, undoneAt }: Pick<DecisionBatch, 'openUntil' | 'undoneAt'>, now: number): boolean {
  return undoneAt === null && now < openUntil;
}

/** Why a request of a selection was left as it was. */
export type LeftReason = 'gone' | 'decided' | 'awaits-employer' | 'full';

export interface DecisionOutcome {
  /** Null where nothing at all was decided. */
  readonly batchId: string | null;
  /** References, in the order asked for. */
  readonly confirmed: readonly string[];
  readonly waiting: readonly string[];
  readonly refused: readonly string[];
  /** The employer's step was settled; the organisers' comes next. */
  readonly forwarded: readonly string[];
  readonly left: readonly { readonly reference: string; readonly reason: LeftReason }[];
}

export interface UndoOutcome {
  readonly undone: number;
  /** References of those that could not be: their mail had left, or something happened since. */
  readonly kept: readonly string[];
}
