import { EVENT_ROLES, may } from './event-role.js';

describe('what a role may see', () => {
  it.each([
    ['responsable', 'figures people exports mails edit-event edit-programme publish audit roles cancel'],
    ['organisateur', 'figures people exports mails edit-event edit-programme publish audit'],
    ['animateur', 'figures'],
    ['accueil', 'figures people'],
    ['lecture', 'figures people'],
  ] as const)('%s: %s', (role, rights) => {
    const all = [
      'figures',
      'people',
      'exports',
      'mails',
      'edit-event',
      'edit-programme',
      'publish',
      'audit',
      'roles',
      'cancel',
    ] as const;
    expect(all.filter((right) => may(role, right)).join(' ')).toBe(rights);
    expect(EVENT_ROLES).toContain(role);
  });
});
