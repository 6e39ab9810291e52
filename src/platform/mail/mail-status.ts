/**
 * The life of a mail: `queued` → `sending` → `sent`, or `retrying` until the server takes it or the patience ends, or
 * `failed`. `caught`: no mail server is set, the mail is read at the organiser's desk and never leaves.
 */
export type MailStatus = 'queued' | 'sending' | 'sent' | 'retrying' | 'failed' | 'cancelled' | 'caught';
