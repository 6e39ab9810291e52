import type { RegistrationRecord } from '../../domain/registration.js';

export interface Standing {
  /** In the line by date, from 1. */
  readonly position: number | null;
  readonly awaits: 'employer' | 'organiser' | null;
  /** Epoch milliseconds of the events' clock. */
  readonly answerBy: number | null;
  readonly timeZone: string;
}

/** What organisers ask next about a state that is not the last: how far down the line, whose answer is awaited, until when. */
export function standingOf(
  {
    status,
    waitingPosition,
    awaits,
    decisionDueAt,
  }: Pick<RegistrationRecord, 'status' | 'waitingPosition' | 'awaits' | 'decisionDueAt'>,
  timeZone: string,
): Standing | null {
  const standing = {
    position: status === 'waiting' ? waitingPosition : null,
    awaits: status === 'pending' ? awaits : null,
    answerBy: status === 'pending' || status === 'offered' ? decisionDueAt : null,
    timeZone,
  };
  return standing.position === null && standing.awaits === null && standing.answerBy === null ? null : standing;
}
