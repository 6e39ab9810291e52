export const EVENT_ROLES = ['responsable', 'organisateur', 'animateur', 'accueil', 'lecture'] as const;

/** What somebody is to one event. */
export type EventRole = (typeof EVENT_ROLES)[number];

/**
 * `figures`: the dashboard, without a name. `people`: the list and each person. `exports`: files that leave the house.
 * `mails`: reading what was sent, and sending again. `roles`: who may do what. `audit`: who did what.
 */
export type DeskRight =
  | 'figures'
  | 'people'
  | 'exports'
  | 'mails'
  | 'edit-event'
  | 'edit-programme'
  | 'publish'
  | 'audit'
  | 'roles'
  | 'cancel';

const ORGANISING: readonly DeskRight[] = [
  'figures',
  'people',
  'exports',
  'mails',
  'edit-event',
  'edit-programme',
  'publish',
  'audit',
];

const RIGHTS: Readonly<Record<EventRole, readonly DeskRight[]>> = {
  responsable: [...ORGANISING, 'roles', 'cancel'],
  organisateur: ORGANISING,
  accueil: ['figures', 'people'],
  lecture: ['figures', 'people'],
  animateur: ['figures'],
};

export function may(role: EventRole, right: DeskRight): boolean {
  return RIGHTS[role].includes(right);
}
