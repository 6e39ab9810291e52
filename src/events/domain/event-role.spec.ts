import { DESK_RIGHTS, EVENT_ROLES, isEventRole, may } from './event-role.js';

describe('what a role may do', () => {
  it.each([
    [
      'responsable',
      'figures people exports mails edit-event edit-programme publish team roles cancel audit edit-people messages needs tables own-ateliers questionnaires results privacy',
    ],
    [
      'organisateur',
      'figures people exports mails edit-event edit-programme publish team audit edit-people messages needs tables own-ateliers questionnaires results',
    ],
    ['animateur', 'figures own-ateliers'],
    ['accueil', 'figures people'],
    ['lecture', 'figures people'],
  ] as const)('%s: %s', (role, rights) => {
    expect(DESK_RIGHTS.filter((right) => may(role, right)).join(' ')).toBe(rights);
    expect(EVENT_ROLES).toContain(role);
  });

  it.each([
    ['responsable', true],
    ['Responsable', false],
    ['constructor', false],
    ['', false],
  ])('%j is a role: %s', (text, expected) => {
    expect(isEventRole(text)).toBe(expected);
  });
});
