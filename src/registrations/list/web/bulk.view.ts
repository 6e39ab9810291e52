import { deskShell } from '../../../events/domain/desk-shell.js';
import type { OrganiserEvent } from '../../../events/queries/organiser-events.query.js';
import type { FieldError } from '../../../platform/errors/domain-error.js';
import { placesFor } from '../../approvals/domain/acceptance-preview.js';
import { CANCEL_WINDOW } from '../../approvals/domain/batch.js';
import type { RegistrationPage } from '../../queries/registration-list.query.js';
import { statusBadge } from '../../web/desk/status-badge.js';
import { byOutcome, mayUndoBulk, succeeded, type BulkAction } from '../domain/bulk-action.js';
import { queryOfFilter } from '../domain/filter-address.js';
import type { ListedRegistration } from '../domain/listed-registration.js';
import type { RegistrationFilter } from '../domain/registration-filter.js';
import type { ListSurroundings } from '../queries/list-surroundings.query.js';
import { kindOf, type BulkAttempt } from './bulk-form.js';

/** Names shown before « et 302 autres ». */
const NAMED = 12;

export interface BulkPreparation {
  readonly kind: unknown;
  readonly filter: RegistrationFilter;
  readonly page: RegistrationPage;
  /** How many of them await a decision: nobody else can be accepted or refused. */
  readonly pending: number;
  readonly surroundings: ListSurroundings;
  readonly room: { readonly free: number | null; readonly waiting: number };
  readonly attempt: BulkAttempt;
  /** The filter in words. */
  readonly asked: string;
  say(error: FieldError): string;
}

export function bulkPrepareView(reached: OrganiserEvent, parts: BulkPreparation) {
  const { filter, page, pending, surroundings, attempt, room } = parts;
  const here = `/organiser/evenements/${reached.event.slug}/inscriptions`;
  const action = typeof parts.kind === 'string' ? parts.kind : '';
  const kind = kindOf(action, attempt.drop);
  const more = filter.only.length === 0 ? ([['tous', '1']] as const) : [];
  const isDecision = kind === 'accept' || kind === 'refuse';
  const acted = isDecision ? pending : page.total;
  const places = kind === 'accept' ? placesFor(acted, room) : null;
  const errors = attempt.errors.map((error) => ({ field: error.field, message: parts.say(error) }));
  return {
    desk: deskShell('people', reached),
    here,
    back: `${here}${queryOfFilter({ ...filter, only: [] })}`,
    action: kind === null ? null : action,
    isNobody: page.total === 0,
    // Nothing can be decided on any of them.
    isDecided: isDecision && page.total > 0 && pending === 0,
    shown: page.total,
    count: acted,
    left: page.total - acted,
    inStead:
      isDecision && page.items.some(awaitsEmployer) ? (reached.role === 'responsable' ? 'decides' : 'left') : null,
    // The filter's words help where it says whom; ticked people are named below.
    asked: filter.only.length > 0 ? null : parts.asked,
    state: queryOfFilter(filter, [['action', action], ...more]),
    id: attempt.id,
    people: page.items.slice(0, NAMED).map((one) => ({
      name: `${one.firstName} ${one.lastName}`,
      employer: one.collectivity.name,
      status: one.status,
      badge: statusBadge(one.status),
      href: `${here}/${one.reference}`,
    })),
    others: Math.max(0, page.total - NAMED),
    waiting: places?.waiting ?? 0,
    options: surroundings.event.options.map(({ id, title, taken, capacity }) => ({
      id,
      title,
      taken,
      capacity,
      selected: id === attempt.option,
    })),
    collectives: surroundings.collectives.map(({ value, name, count }) => ({
      value,
      name,
      count,
      selected: value === attempt.collective,
    })),
    typed: {
      reason: attempt.reason,
      mail: attempt.mail,
      drop: attempt.drop,
      newCollective: attempt.newCollective,
    },
    refusal: attempt.refusal && { code: attempt.refusal.code, parameters: attempt.refusal.parameters },
    errors,
    wrong: Object.fromEntries(errors.map(({ field, message }) => [field, message])),
  };
}

function awaitsEmployer({ status, awaits }: ListedRegistration): boolean {
  return status === 'pending' && awaits === 'employer';
}

/** @param names of the event's registrations by reference. */
export function bulkResultView(
  reached: OrganiserEvent,
  action: BulkAction,
  names: ReadonlyMap<string, string>,
  now: number,
) {
  const here = `/organiser/evenements/${reached.event.slug}/inscriptions`;
  const done = action.results.filter(succeeded);
  return {
    desk: deskShell('people', reached),
    here,
    kind: action.kind,
    label: action.label ?? '',
    count: done.length,
    left: action.results.length - done.length,
    unfinished: Math.max(0, action.meant - action.results.length),
    isDecision: action.decisionId !== null,
    outcomes: byOutcome(action.results).map(({ outcome, references }) => ({
      outcome,
      count: references.length,
      succeeded: succeeded({ outcome }),
      people: references.map((reference) => ({
        reference,
        name: names.get(reference) ?? reference,
        href: `${here}/${reference}`,
      })),
    })),
    at: action.createdAt,
    undone: action.undoneAt !== null,
    undo: mayUndoBulk(action, now, CANCEL_WINDOW) ? `${here}/actions/${action.id}/annulation` : null,
  };
}
