import type { EventRole } from './event-role.js';

export interface TeamRole {
  readonly accountId: string;
  readonly role: EventRole;
}

/** Whether somebody is responsible still once `accountId` has `role`, or has left (null). */
export function keepsResponsable(team: readonly TeamRole[], accountId: string, role: EventRole | null): boolean {
  return team.some((member) => (member.accountId === accountId ? role : member.role) === 'responsable');
}

/** How long an invitation may be accepted, in milliseconds of the machine's time. */
export const INVITATION_LIFETIME = 14 * 24 * 3_600_000;
