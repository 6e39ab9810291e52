import { auditSentence } from '../../../platform/audit/audit.view.js';
import type { Organiser } from '../../../platform/accounts/organiser.js';
import type { Catalogues, Locale } from '../../../platform/i18n/catalogues.js';
import type { RegistrationRecord } from '../../domain/registration.js';
import type { PersonHistory } from '../../list/queries/person-history.query.js';
import { statusBadge } from './status-badge.js';

interface HistoryContext {
  readonly organiser: Organiser;
  readonly registration: RegistrationRecord;
  /** A note that could not be kept as typed; empty id for a new one. */
  readonly trouble: { readonly id: string; readonly typed: string } | null;
}

/** What happened to a registration: approvals, notes, its steps, and what organisers did, the newest first. */
export function personHistoryView(
  catalogues: Catalogues,
  locale: Locale,
  { notes, steps, audit, approvals, tookIn, takenInBy }: PersonHistory,
  { organiser, registration, trouble }: HistoryContext,
) {
  return {
    approvals: approvals.map((approval) => ({
      ...approval,
      badge: APPROVAL_BADGES[approval.status] ?? APPROVAL_BADGES['dropped'],
    })),
    notes: notes.map((note) => ({
      ...note,
      isMine: note.accountId === organiser.accountId,
      mended: note.updatedAt > note.createdAt,
      typed: trouble?.id === note.id ? trouble.typed : note.body,
      isOpen: trouble?.id === note.id,
    })),
    newNoteWrong: trouble?.id === '',
    newNote: trouble?.id === '' ? trouble.typed : '',
    steps: [
      ...steps.map((step) => ({
        at: step.at,
        to: step.to,
        badge: statusBadge(step.to),
        moved: step.from !== step.to,
        fields: step.fields.map((name) => catalogues.text(locale, `list:fields.${name}`)).join(', '),
        isFirst: false,
      })),
      { at: registration.createdAt, to: null, badge: null, moved: false, fields: '', isFirst: true },
    ],
    // On the machine's clock: in a demonstration, another one than that of the steps.
    audit: audit.map((entry) => ({ at: entry.at, sentence: auditSentence(catalogues, locale, entry) })),
    tookIn,
    takenInBy,
  };
}

const APPROVAL_BADGES: Readonly<Record<string, { readonly class: string; readonly icon: string }>> = {
  pending: { class: 'badge badge--warn', icon: 'half' },
  accepted: { class: 'badge badge--ok', icon: 'check' },
  refused: { class: 'badge badge--danger', icon: 'cross' },
  expired: { class: 'badge badge--danger', icon: 'clock' },
  replaced: { class: 'badge badge--plain', icon: 'cross' },
  dropped: { class: 'badge badge--plain', icon: 'cross' },
};
