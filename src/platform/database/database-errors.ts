/** Whether the database refused a row because another has the same unique value; the codes differ by engine. */
export function isUniqueViolation(error: unknown): boolean {
  const code = codeOf(error);
  return code === '23505' || code === 'SQLITE_CONSTRAINT_UNIQUE' || code === 'SQLITE_CONSTRAINT_PRIMARYKEY';
}

const UNAVAILABLE = /^(SQLITE_(FULL|BUSY|IOERR|CANTOPEN|READONLY|LOCKED)|53|57P|08|ECONN|EPIPE|ENOSPC|ETIMEDOUT)/;

/** Whether the database cannot answer for now (disk full, lock, connection lost): a matter for 503, not for 500. */
export function isDatabaseUnavailable(error: unknown): boolean {
  const code = codeOf(error);
  if (code !== undefined && UNAVAILABLE.test(code)) return true;
  return error instanceof Error && /connection (terminated|timeout|ended)|timeout exceeded when trying to connect/i.test(error.message);
}

function codeOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  const { driverError, code } = error as { driverError?: { code?: unknown }; code?: unknown };
  const found = driverError?.code ?? code;
  return typeof found === 'string' ? found : undefined;
}
