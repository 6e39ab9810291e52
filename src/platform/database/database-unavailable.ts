/** SQLite: disk full, file locked for too long, not readable. */
const SQLITE = /^SQLITE_(FULL|BUSY|LOCKED|IOERR|CANTOPEN|READONLY)/;
/** PostgreSQL: connection exceptions, no room or memory left, operator intervention (restart). */
const POSTGRES = /^(08|53|57P0)/;
const NETWORK = /^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOTFOUND|EHOSTUNREACH)$/;
const WORDS = /Connection terminated|timeout exceeded when trying to connect|not queryable|database is not open/i;

/** Whether an error means that the database cannot answer now, and may in a moment: full disk, lock, lost connection. */
export function isDatabaseUnavailable(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = causeOf(cause)) {
    const { code: given } = cause as { code?: unknown };
    const code = typeof given === 'string' ? given : '';
    if (SQLITE.test(code) || POSTGRES.test(code) || NETWORK.test(code) || WORDS.test(cause.message)) return true;
  }
  return false;
}

/** TypeORM keeps the driver's error as `driverError`. */
function causeOf(error: Error): unknown {
  return (error as { driverError?: unknown }).driverError ?? error.cause;
}
