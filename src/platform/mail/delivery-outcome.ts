import { headerText } from './header-text.js';

/**
 * What became of one attempt. `later` covers all that is not a clear answer, a connection lost after the final dot above
 * all: the server may have the mail, and the next attempt goes under the same Message-ID so that the reader sees one.
 */
export type DeliveryOutcome =
  | { readonly kind: 'sent' }
  | { readonly kind: 'caught' }
  /** `outage`: no server took part (refused, unknown name, bad password, 421); the other mails can wait too. */
  | { readonly kind: 'later'; readonly error: string; readonly outage: boolean }
  | { readonly kind: 'failed'; readonly error: string };

/** What nodemailer's errors carry; every field may be missing. */
interface SmtpError {
  readonly message?: string;
  readonly code?: string;
  readonly originalCode?: string;
  readonly responseCode?: number;
  readonly command?: string;
  readonly timeoutType?: string;
}

const ABOUT_THE_MESSAGE = /^(MAIL FROM|RCPT TO|DATA)$/;
/** Passwords and the session's state (RFC 4954, 6; RFC 5321, 4.2.2): our settings are wrong, not the mail. */
const ABOUT_THE_SESSION = new Set([503, 530, 534, 535, 538]);
const OUTAGE_CODES = /^(EDNS|EAUTH|ENOAUTH|ETLS|EREQUIRETLS|EPROXY|EPROTOCOL)$/;
const OUTAGE_ORIGINAL_CODES = /^(ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|EHOSTDOWN|ENOTFOUND|EAI_AGAIN)$/;
const LONGEST_ERROR = 500;

/** Reads nodemailer's error by the server's reply code (RFC 5321, 4.2.1); without one, by the stage that broke. */
export function outcomeOfError(thrown: unknown): DeliveryOutcome {
  const error: SmtpError = typeof thrown === 'object' && thrown !== null ? thrown : { message: String(thrown) };
  const words = headerText(error.message ?? 'no reason given', LONGEST_ERROR);
  return refusesTheMessage(error)
    ? { kind: 'failed', error: words }
    : { kind: 'later', error: words, outage: isOutage(error) };
}

/**
 * A 5xx to the sender, the recipient or the data is about this mail. The same code to the greeting or the password is
 * about our settings: no mail is given up for it. Without a code, nodemailer itself found the mail impossible
 * (EENVELOPE, EMESSAGE): trying again would not mend it.
 */
function refusesTheMessage({ responseCode, code, command }: SmtpError): boolean {
  if (responseCode === undefined) return code === 'EENVELOPE' || code === 'EMESSAGE';
  return (
    responseCode >= 500 &&
    responseCode <= 599 &&
    !ABOUT_THE_SESSION.has(responseCode) &&
    ABOUT_THE_MESSAGE.test(command ?? '')
  );
}

function isOutage({ code, originalCode, responseCode, timeoutType, message }: SmtpError): boolean {
  return (
    responseCode === 421 ||
    ABOUT_THE_SESSION.has(responseCode ?? 0) ||
    OUTAGE_CODES.test(code ?? '') ||
    OUTAGE_ORIGINAL_CODES.test(originalCode ?? code ?? '') ||
    timeoutType === 'CONNECT_TIMEOUT' ||
    timeoutType === 'GREETING_TIMEOUT' ||
    // The pool's words when every connection closed before it was greeted.
    (message ?? '').startsWith('Reached maximum number of retries')
  );
}
