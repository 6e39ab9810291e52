export const EVENT_ROLES = ['responsable', 'organisateur', 'animateur', 'accueil', 'lecture'] as const;

/** What somebody is to one event. */
export type EventRole = (typeof EVENT_ROLES)[number];

export const DESK_RIGHTS = [
  'figures',
  'people',
  'exports',
  'mails',
  'edit-event',
  'edit-programme',
  'publish',
  'team',
  'roles',
  'cancel',
  'audit',
] as const;

/**
 * `figures`: the dashboard, without a name. `people`: the list and each person. `exports`: files that leave the house.
 * `mails`: reading what was sent, and sending again. `edit-event`, `edit-programme`: changing what the event says.
 * `publish`: showing it to the public. `team`: who works on it; `roles`: deciding who does. `cancel`: calling it off.
 * `audit`: who changed what.
 */
export type DeskRight = (typeof DESK_RIGHTS)[number];

const ORGANISING: readonly DeskRight[] = [
  'figures',
  'people',
  'exports',
  'mails',
  'edit-event',
  'edit-programme',
  'publish',
  'team',
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

export function isEventRole(text: string): text is EventRole {
  return (EVENT_ROLES as readonly string[]).includes(text);
}
