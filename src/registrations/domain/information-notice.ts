/**
 * The version of the information notice (RGPD, art. 13) that forms show now and that registrations record. Raise it
 * with the text `registrations.notice` of the catalogues.
 */
export const NOTICE_VERSION = 1;
