import type { FieldError } from '../../platform/errors/domain-error.js';
import type { FormBody } from '../../platform/web/form-body.js';
import { deskShell } from '../domain/desk-shell.js';
import { EVENT_ROLES, may } from '../domain/event-role.js';
import type { OrganiserEvent } from '../queries/organiser-events.query.js';
import type { OpenInvitation, RunningOrganisation, TeamMember } from '../queries/team.query.js';

/** An invitation that was refused: shown again with what is wrong. */
export interface InvitationAttempt {
  readonly typed: FormBody;
  readonly errors: readonly FieldError[];
}

interface Team {
  readonly members: readonly TeamMember[];
  readonly invitations: readonly OpenInvitation[];
  readonly organisations: readonly RunningOrganisation[];
}

const DONE = [
  'invitation-envoyee',
  'invitation-annulee',
  'role-change',
  'personne-retiree',
  'organisation-associee',
  'organisation-retiree',
];

export function teamView(
  reached: OrganiserEvent,
  me: string,
  { members, invitations, organisations }: Team,
  { done, attempt }: { readonly done: string; readonly attempt: InvitationAttempt | null },
  words: (code: string, parameters: object) => string,
) {
  const wrong = (name: string) => {
    const error = attempt?.errors.find(({ field }) => field === name);
    return error ? words(error.code, error.parameters ?? {}) : null;
  };
  const field = (name: string) => ({ id: name, name, value: attempt?.typed[name] ?? '', wrong: wrong(name) });
  const running = organisations.filter(({ runsThis }) => runsThis);
  const responsables = members.filter(({ role }) => role === 'responsable').length;
  return {
    desk: deskShell('team', reached),
    here: `/organiser/evenements/${reached.event.slug}/equipe`,
    mayChange: may(reached.role, 'roles'),
    done: DONE.includes(done) ? done : null,
    errors: (attempt?.errors ?? []).map(({ field, code, parameters }) => ({
      field: field === 'role' ? 'role-organisateur' : field,
      message: words(code, parameters ?? {}),
    })),
    members: members.map((member) => ({
      ...member,
      isMe: member.accountId === me,
      // Neither removed nor given another role: somebody must answer for the event.
      isLastResponsable: member.role === 'responsable' && responsables === 1,
      selectId: `role-de-${member.accountId}`,
      roles: EVENT_ROLES.map((role) => ({ role, selected: role === member.role })),
    })),
    invitations,
    inviting: attempt !== null || (members.length === 1 && invitations.length === 0),
    invitation: {
      name: field('name'),
      email: field('email'),
      wrongRole: wrong('role'),
      roles: EVENT_ROLES.map((role) => ({ role, id: `role-${role}`, checked: attempt?.typed['role'] === role })),
    },
    organisations: running,
    isLastOrganisation: running.length === 1,
    others: organisations.filter(({ runsThis }) => !runsThis),
  };
}
