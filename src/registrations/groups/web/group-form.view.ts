import type { Collectivity } from '../../../collectivities/domain/collectivity.js';
import type { EventRecord } from '../../../events/domain/event.js';
import type { FieldError } from '../../../platform/errors/domain-error.js';
import { FREE_EMPLOYER_KINDS } from '../../domain/employer-kinds.js';
import { eventSummary } from '../../web/event-summary.view.js';
import type { WrongField } from '../../web/registration-form.view.js';
import { forecast } from '../domain/forecast.js';
import { type GroupLine, type GroupManager, LINE_FIELDS, lineField, MANAGER_FIELDS } from '../domain/group-form.js';
import { MOST_IN_ONE_SENDING } from '../domain/group.js';

/** A line with what is wrong in it: field → sentence. */
export interface ShownLine extends GroupLine {
  readonly wrong: ReadonlyMap<string, string>;
}

export interface GroupAttempt {
  readonly manager: GroupManager;
  readonly lines: readonly ShownLine[];
  /** For the summary above: the manager's fields first, then line by line. */
  readonly errors: readonly WrongField[];
  readonly candidates: readonly Collectivity[];
  /** How many lines could be registered as they are. */
  readonly ready: number;
  /** Lines that were just registered. */
  readonly done: number;
  /** Lines that a file brought just now. */
  readonly brought: number;
  readonly stale: boolean;
}

export const NO_MANAGER: GroupManager = {
  managerName: '',
  managerEmail: '',
  collectivity: '',
  collectivityCode: '',
  collectivityKind: '',
};

/** The form as it was typed; nothing is judged. */
export function asTyped(manager: GroupManager, lines: readonly GroupLine[]): GroupAttempt {
  const shown = lines.map((line) => ({ ...line, wrong: new Map<string, string>() }));
  return { manager, lines: shown, errors: [], candidates: [], ready: 0, done: 0, brought: 0, stale: false };
}

/** What every page with lines to fill in shows of them. */
export function linesView({
  lines,
  errors,
  ready,
  done,
  brought,
  stale,
  functions,
}: Omit<GroupAttempt, 'manager' | 'candidates'> & { readonly functions: readonly string[] }) {
  return {
    errors,
    erroneous: errors.length > 0,
    stale,
    ready,
    done,
    brought,
    mayAdd: lines.length < MOST_IN_ONE_SENDING,
    most: MOST_IN_ONE_SENDING,
    functions,
    lines: lines.map(({ line, fields, wrong }) => ({
      line,
      isWrong: wrong.size > 0,
      fields: LINE_FIELDS.map((name) => ({
        name,
        id: lineField(line, name),
        value: fields[name],
        wrong: wrong.get(name) ?? null,
      })),
    })),
  };
}

/** The page on which somebody registers several colleagues. */
export function groupFormView(
  event: EventRecord,
  attempt: GroupAttempt,
  {
    actionCode,
    waiting,
    noticeVersion,
    functions,
  }: { actionCode: string; waiting: boolean; noticeVersion: number; functions: readonly string[] },
) {
  const wrong = new Map(attempt.errors.map(({ field, message }) => [field, message]));
  const { manager, candidates } = attempt;
  return {
    ...linesView({ ...attempt, functions }),
    event: eventSummary(event),
    action: `/evenements/${event.slug}/inscription/groupe`,
    back: `/evenements/${event.slug}/inscription`,
    model: `/evenements/${event.slug}/inscription/groupe/modele`,
    actionCode,
    waiting,
    noticeVersion,
    isNew: true,
    fields: Object.fromEntries(
      MANAGER_FIELDS.map((name) => [name, { id: name, value: manager[name], wrong: wrong.get(name) ?? null }]),
    ),
    kinds: FREE_EMPLOYER_KINDS.map((key) => ({ key, selected: key === manager.collectivityKind })),
    kindOpen:
      manager.collectivityKind !== '' ||
      (wrong.has('collectivity') && manager.collectivity !== '' && candidates.length === 0),
    candidates: candidates.map(({ code, label, kind, epciName }) => ({
      code,
      label,
      kind,
      epciName,
      checked: code === manager.collectivityCode,
    })),
  };
}

export interface PreviewedLine extends GroupLine {
  readonly functionKey: string;
  readonly functionText: string | null;
}

/** What would happen, before anything does; the form comes along in hidden fields. */
export function groupPreviewView(
  event: EventRecord,
  {
    lines,
    asksAgreement,
    hidden,
    action,
    manager,
  }: {
    lines: readonly PreviewedLine[];
    asksAgreement: boolean;
    hidden: Readonly<Record<string, string>>;
    action: string;
    manager: string | null;
  },
) {
  const { places, waitingListEnabled } = event;
  const forecasts = forecast(lines.length, { ...places, waitingListEnabled, asksAgreement });
  const count = (what: string) => forecasts.filter((one) => one === what).length;
  return {
    event: eventSummary(event),
    action,
    manager,
    hidden: Object.entries(hidden).map(([name, value]) => ({ name, value })),
    total: lines.length,
    confirmed: count('confirmed'),
    waitingCount: count('waiting'),
    pending: count('pending'),
    refused: count('refused'),
    people: lines.map(({ line, fields, functionKey, functionText }, at) => ({
      line,
      name: `${fields.firstName} ${fields.lastName}`,
      email: fields.email,
      functionKey,
      functionText,
      forecast: forecasts[at] ?? 'refused',
    })),
  };
}

/** The sentences of a line's errors, each beside the field it is about; of what has no field here, beside the name. */
export function wrongFields(
  errors: readonly FieldError[],
  word: (error: FieldError) => string,
  columnOf: (field: string) => string,
): Map<string, string> {
  const wrong = new Map<string, string>();
  for (const error of errors) {
    const column = columnOf(error.field);
    const field = (LINE_FIELDS as readonly string[]).includes(column) ? column : 'lastName';
    if (!wrong.has(field)) wrong.set(field, word(error));
  }
  return wrong;
}
