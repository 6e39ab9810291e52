const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** How long a mailed login link may be used, in milliseconds of the machine's time. */
export const LOGIN_LINK_LIFETIME = 15 * MINUTE;
/** A login ends after this time without a page, … */
export const SESSION_IDLE = 12 * HOUR;
/** … and in any case after this one. */
export const SESSION_LIFETIME = 7 * 24 * HOUR;
/** A page seen is noted at most this often, so that reading pages does not write all the time. */
export const SESSION_TOUCH = 10 * MINUTE;
/** How long an authenticator may take to answer. */
export const PASSKEY_CHALLENGE_LIFETIME = 5 * MINUTE;
