import type { LoggerService } from '@nestjs/common';
import { pino, type Logger } from 'pino';

/** Nest's log through pino: one JSON line an entry on standard error, so that standard output stays for people. */
export class PinoLog implements LoggerService {
  private readonly pino: Logger;

  constructor(level: string) {
    this.pino = pino({ level, base: undefined, timestamp: pino.stdTimeFunctions.isoTime }, pino.destination(2));
  }

  log(message: unknown, ...details: unknown[]): void {
    this.pino.info(...entry(message, details));
  }

  error(message: unknown, ...details: unknown[]): void {
    this.pino.error(...entry(message, details));
  }

  warn(message: unknown, ...details: unknown[]): void {
    this.pino.warn(...entry(message, details));
  }

  debug(message: unknown, ...details: unknown[]): void {
    this.pino.debug(...entry(message, details));
  }

  fatal(message: unknown, ...details: unknown[]): void {
    this.pino.fatal(...entry(message, details));
  }
}

/** Nest passes the context last, and a stack before it where there is one. */
function entry(message: unknown, details: readonly unknown[]): [object, string] {
  const context = details.at(-1);
  const stack = details.length > 1 ? details[0] : undefined;
  const text =
    message instanceof Error
      ? (message.stack ?? message.message)
      : typeof message === 'string'
        ? message
        : JSON.stringify(message);
  return [{ ...(typeof context === 'string' && { context }), ...(stack !== undefined && { stack }) }, text];
}
