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
  'edit-people',
  'messages',
  'needs',
  'tables',
  'own-ateliers',
  'questionnaires',
  'results',
  'privacy',
] as const;

/**
 * `figures`: the dashboard, without a name. `people`: the list and each person. `exports`: files that leave the house.
 * `mails`: reading what was sent, and sending again. `edit-event`, `edit-programme`: changing what the event says.
 * `publish`: showing it to the public. `team`: who works on it; `roles`: deciding who does. `cancel`: calling it off.
 * `audit`: who changed what. `edit-people`: deciding on registrations, changing them on behalf, importing. `messages`: writing to
 * people, and what mails say. `needs`: what people need to take part, apart from all else. `tables`: who sits where.
 * `own-ateliers`: the ateliers one runs. `questionnaires`: composing them; `results`: reading all they gave. `privacy`: purging
 * and erasing.
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
  'edit-people',
  'messages',
  'needs',
  'tables',
  'own-ateliers',
  'questionnaires',
  'results',
];

const RIGHTS: Readonly<Record<EventRole, readonly DeskRight[]>> = {
  responsable: [...ORGANISING, 'roles', 'cancel', 'privacy'],
  organisateur: ORGANISING,
  accueil: ['figures', 'people'],
  lecture: ['figures', 'people'],
  animateur: ['figures', 'own-ateliers'],
};

export function may(role: EventRole, right: DeskRight): boolean {
  return RIGHTS[role].includes(right);
}

export function isEventRole(text: string): text is EventRole {
  return (EVENT_ROLES as readonly string[]).includes(text);
}
