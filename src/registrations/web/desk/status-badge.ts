import type { MailStatus } from '../../../platform/mail/mail-status.js';
import type { RegistrationStatus } from '../../domain/registration.js';

/** A badge's class and icon; its word stands in the catalogue. */
export interface Badge {
  readonly class: string;
  readonly icon: string;
}

export function statusBadge(status: RegistrationStatus): Badge {
  return {
    confirmed: { class: 'badge badge--ok', icon: 'check' },
    pending: { class: 'badge badge--warn', icon: 'half' },
    waiting: { class: 'badge badge--plain', icon: 'clock' },
    offered: { class: 'badge badge--warn', icon: 'clock' },
    withdrawn: { class: 'badge badge--danger', icon: 'cross' },
  }[status];
}

export function mailBadge(status: MailStatus): Badge {
  return {
    queued: { class: 'badge badge--plain', icon: 'clock' },
    sending: { class: 'badge badge--plain', icon: 'clock' },
    sent: { class: 'badge badge--ok', icon: 'check' },
    retrying: { class: 'badge badge--warn', icon: 'half' },
    failed: { class: 'badge badge--danger', icon: 'cross' },
    cancelled: { class: 'badge badge--plain', icon: 'cross' },
    caught: { class: 'badge badge--info', icon: 'mail' },
  }[status];
}
