import { HttpException } from '@nestjs/common';
import { isDatabaseUnavailable } from '../database/database-unavailable.js';
import { DomainError, type DomainErrorKind, type FieldError, InvalidInput } from '../errors/domain-error.js';

/** What went wrong, in terms of HTTP and of the catalogue `errors`. */
export interface Problem {
  readonly status: number;
  /** The sentence is `errors:<code>`, or the status' own where the catalogue has none. */
  readonly code: string;
  readonly parameters: Readonly<Record<string, string | number>>;
  readonly fields: readonly FieldError[];
  readonly retryAfterSeconds: number | null;
}

const STATUS: Readonly<Record<DomainErrorKind, number>> = {
  'not-found': 404,
  invalid: 422,
  conflict: 409,
  closed: 410,
  unauthenticated: 401,
  forbidden: 403,
  'too-many': 429,
  unavailable: 503,
};
/** Long enough for a restart or a lock, short enough for a person who waits. */
const RETRY_S = 5;

export function problemOf(error: unknown): Problem {
  if (error instanceof DomainError) return domainProblem(error);
  if (isDatabaseUnavailable(error)) return problem(503, 'unavailable', { retryAfterSeconds: RETRY_S });
  return problem(statusOf(error));
}

function domainProblem(error: DomainError): Problem {
  const wait = (error as { retryAfterSeconds?: unknown }).retryAfterSeconds;
  return problem(STATUS[error.kind], error.code, {
    parameters: error.parameters,
    fields: error instanceof InvalidInput ? error.fields : [],
    retryAfterSeconds: typeof wait === 'number' ? wait : error.kind === 'unavailable' ? RETRY_S : null,
  });
}

/** Nest's and Fastify's own refusals carry a status (413, 415, 400…); whatever else is our fault. */
function statusOf(error: unknown): number {
  const claimed =
    error instanceof HttpException ? error.getStatus() : (error as { statusCode?: unknown } | null)?.statusCode;
  return typeof claimed === 'number' && claimed >= 400 && claimed < 600 ? claimed : 500;
}

function problem(status: number, code = `status-${status}`, more: Partial<Problem> = {}): Problem {
  return { status, code, parameters: {}, fields: [], retryAfterSeconds: null, ...more };
}
