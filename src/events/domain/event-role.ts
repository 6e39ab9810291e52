export const EVENT_ROLES = ['responsable', 'organisateur', 'animateur', 'accueil', 'lecture'] as const;

/** What somebody is to one event. */
export type EventRole = (typeof EVENT_ROLES)[number];

/**
 * `figures`: the dashboard, without a name. `people`: the list and each person. `exports`: files that leave the house.
 * `mails`: reading what was sent, and sending again.
 */
export type DeskRight = 'figures' | 'people' | 'exports' | 'mails';

const RIGHTS: Readonly<Record<EventRole, readonly DeskRight[]>> = {
  responsable: ['figures', 'people', 'exports', 'mails'],
  organisateur: ['figures', 'people', 'exports', 'mails'],
  accueil: ['figures', 'people'],
  lecture: ['figures', 'people'],
  animateur: ['figures'],
};

export function may(role: EventRole, right: DeskRight): boolean {
  return RIGHTS[role].includes(right);
}
