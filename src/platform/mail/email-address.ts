/** Longest address that SMTP can carry in a path (RFC 5321, 4.5.3.1.3: 256 with the angle brackets). */
export const EMAIL_MAX = 254;

const LOCAL_PART = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;
const DOMAIN_LABEL = /^[\p{L}\p{N}]([\p{L}\p{M}\p{N}-]*[\p{L}\p{M}\p{N}])?$/u;

export type EmailProblem = 'email-long' | 'email-at' | 'email-accent' | 'email-local' | 'email-domain' | 'email-dot';

/**
 * What pastes carry around an address: `mailto:`, and « Maëlle Cesbron <maelle.cesbron@example.org> » from an address
 * book. Anything else comes back unchanged.
 */
export function bareAddress(typed: string): string {
  const angle = /^[^<>]*<([^<>]+)>$/.exec(typed);
  return (angle?.[1] ?? typed).replace(/^mailto:/i, '').trim();
}

/**
 * Practical validity, not the whole of RFC 5322: quoted local parts, comments and address literals are refused, and so
 * are accents before the @, which most mail servers of the field refuse too. Domains may be international.
 */
export function emailProblem(address: string): EmailProblem | null {
  if (address.length > EMAIL_MAX) return 'email-long';
  const at = address.lastIndexOf('@');
  if (at < 1 || at === address.length - 1 || address.indexOf('@') !== at) return 'email-at';
  const local = address.slice(0, at);
  if (/[\u0080-\u{10FFFF}]/u.test(local)) return 'email-accent';
  if (local.length > 64 || !LOCAL_PART.test(local)) return 'email-local';
  const labels = address.slice(at + 1).split('.');
  if (labels.length < 2) return 'email-dot';
  if (!labels.every((label) => label.length <= 63 && DOMAIN_LABEL.test(label))) return 'email-domain';
  if (!/^(?=.*\p{L}).{2,}$/u.test(labels.at(-1) ?? '')) return 'email-domain';
  return null;
}

/** The form in which two addresses are one person's: case apart, nothing is guessed (dots and `+` keep their sense). */
export function normaliseEmail(address: string): string {
  return address.normalize('NFC').toLowerCase();
}

/** Whether mail can be addressed to this text, already trimmed. */
export function isEmailAddress(text: string): boolean {
  return emailProblem(text) === null;
}
