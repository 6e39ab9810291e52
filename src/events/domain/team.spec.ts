import type { EventRole } from './event-role.js';
import { keepsResponsable } from './team.js';

describe('somebody stays responsible', () => {
  const team = (roles: string) =>
    roles.split(' ').map((role, at) => ({ accountId: `a${at + 1}`, role: role as EventRole }));
  it.each([
    ['responsable', 'a1', null, false],
    ['responsable', 'a1', 'lecture', false],
    ['responsable', 'a1', 'responsable', true],
    ['responsable organisateur', 'a1', 'organisateur', false],
    ['responsable organisateur', 'a2', null, true],
    ['responsable organisateur', 'a2', 'responsable', true],
    ['responsable responsable', 'a1', null, true],
    ['responsable responsable', 'a2', 'accueil', true],
  ] as const)('%s: %s becomes %s: %s', (roles, accountId, role, expected) => {
    expect(keepsResponsable(team(roles), accountId, role)).toBe(expected);
  });
});
