/** What the token of a personal link opens: one registration, to read, change or withdraw it. */
export const REGISTRATION_LINK = 'registration';

/** How often the link of one registration is mailed again at most, in milliseconds. */
const RESEND_INTERVAL_MS = 10 * 60_000;

/** Whether the link may be mailed again: never sooner than ten minutes after the last time. */
export function mayResendLink(lastMailedAt: number | null, now: number): boolean {
  return lastMailedAt === null || now - lastMailedAt >= RESEND_INTERVAL_MS;
}
