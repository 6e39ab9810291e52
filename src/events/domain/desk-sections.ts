import type { DeskRight } from './event-role.js';

/** A page of an event's desk that its navigation leads to. */
interface DeskEntry {
  readonly section: string;
  /** Behind `/organiser/evenements/<slug>`. */
  readonly path: string;
  /** Who sees the entry. */
  readonly right: DeskRight;
  /** The catalogue's key of its word. */
  readonly label: string;
  /** Shown only while one of its family is open: the navigation stays short. */
  readonly under?: string;
}

/** In the order of the navigation; every module adds the line of its pages. */
export const DESK_ENTRIES = [
  { section: 'figures', path: '', right: 'figures', label: 'desk:nav.dashboard' },
  { section: 'event', path: '/evenement', right: 'edit-event', label: 'event-desk:nav' },
  { section: 'programme', path: '/programme', right: 'edit-programme', label: 'programme-desk:nav' },
  { section: 'people', path: '/inscriptions', right: 'people', label: 'desk:nav.registrations' },
  { section: 'collectives', path: '/collectifs', right: 'people', label: 'collectives:nav', under: 'people' },
  { section: 'import', path: '/inscriptions/import', right: 'edit-people', label: 'imports:nav', under: 'people' },
  { section: 'requests', path: '/demandes', right: 'edit-people', label: 'approvals:desk.nav', under: 'people' },
  { section: 'needs', path: '/amenagements', right: 'needs', label: 'privacy:nav.needs', under: 'people' },
  { section: 'form', path: '/formulaire', right: 'edit-event', label: 'desk:nav.rules' },
  { section: 'places-rules', path: '/regles/places', right: 'edit-event', label: 'places:nav', under: 'form' },
  {
    section: 'approval-rules',
    path: '/regles/validation',
    right: 'edit-event',
    label: 'approvals:rules.nav',
    under: 'form',
  },
  {
    section: 'changes-rules',
    path: '/regles/modifications',
    right: 'edit-event',
    label: 'changes:rules.nav',
    under: 'form',
  },
  { section: 'privacy', path: '/donnees-personnelles', right: 'privacy', label: 'privacy:nav.privacy', under: 'form' },
  { section: 'tables', path: '/tables', right: 'tables', label: 'tables:nav' },
  { section: 'my-ateliers', path: '/mes-ateliers', right: 'own-ateliers', label: 'facilitation:nav.mine' },
  { section: 'evaluations', path: '/evaluations', right: 'own-ateliers', label: 'evaluation-desk:nav' },
  { section: 'mails', path: '/courriels', right: 'mails', label: 'desk:nav.mails' },
  { section: 'write', path: '/courriels/ecrire', right: 'messages', label: 'messages:nav.write', under: 'mails' },
  {
    section: 'schedules',
    path: '/courriels/rappels',
    right: 'messages',
    label: 'messages:nav.schedules',
    under: 'mails',
  },
  { section: 'mail-texts', path: '/courriels/textes', right: 'messages', label: 'messages:nav.texts', under: 'mails' },
  { section: 'team', path: '/equipe', right: 'team', label: 'desk:nav.team' },
  { section: 'audit', path: '/journal', right: 'audit', label: 'desk:nav.journal' },
] as const satisfies readonly DeskEntry[];

export type EventDeskSection = (typeof DESK_ENTRIES)[number]['section'];

/** The entries that `mayOpen` allows, with the open one's family unfolded. */
export function deskEntries(
  current: string,
  mayOpen: (right: DeskRight) => boolean,
): readonly (DeskEntry & { readonly isUnder: boolean })[] {
  const entries: readonly DeskEntry[] = DESK_ENTRIES;
  const here = entries.find(({ section }) => section === current);
  const family = here?.under ?? here?.section;
  return entries
    .filter(({ right, under }) => mayOpen(right) && (under === undefined || under === family))
    .map((entry) => ({ ...entry, isUnder: entry.under !== undefined }));
}
