import type {
  ActionCodeRecord,
  CodeDefaults,
  EventOption,
  EventRecord,
  InformationNotice,
} from '../../events/domain/event.js';
import { OTHER_FUNCTION } from '../form/domain/choice-lists.js';
import { employerKey, standardAnswers, standardSubjects } from '../form/domain/condition.js';
import { askedQuestions, takesFiles } from '../form/domain/form-settings.js';
import { employerLabel, FIELD_NAMES, type RegistrationFields } from '../domain/registration-form.js';
import { FREE_EMPLOYER_KINDS } from '../domain/employer-kinds.js';
import { optionField, optionRefusal } from '../domain/option-choice.js';
import type { RegistrationRecord } from '../domain/registration.js';
import type { FirstToAgree } from '../../programme/queries/who-agrees.js';
import type { PlacesNotes } from '../places/domain/places-notes.js';
import { eventSummary } from './event-summary.view.js';
import { ownSubjects } from '../form/web/condition-words.js';
import { FormConditions } from './form-conditions.js';
import { formParts } from './form-parts.view.js';
import {
  EMPTY_FIELDS,
  FIRST_ATTEMPT,
  type FormAttempt,
  type FormContext,
  type JoinedCollective,
} from './shown-form.js';
import { wordsOf } from './form-questions.view.js';
import { listChoices } from './list-choices.view.js';

export type { FormAttempt, FormContext, JoinedCollective, WrongField } from './shown-form.js';
export { FIRST_ATTEMPT } from './shown-form.js';

/** The form of somebody who registers; `waiting` when they would enter the waiting list. */
export function registrationFormView(
  event: EventRecord,
  notice: InformationNotice,
  attempt: FormAttempt,
  context: FormContext,
  {
    waiting,
    asks,
    code,
    places,
    joined = null,
  }: {
    waiting: boolean;
    /** Who agrees first; null where nobody is asked. */
    asks: FirstToAgree;
    code: ActionCodeRecord | undefined;
    places: PlacesNotes | null;
    joined?: JoinedCollective | null;
  },
) {
  return {
    ...commonView(event, notice, attempt, context),
    event: eventSummary(event, code),
    texts: 'form',
    heading: asks ? 'form.headingRequest' : waiting ? 'form.headingWaiting' : 'form.heading',
    submit: asks ? 'form.submitRequest' : waiting ? 'form.submitWaiting' : 'form.submit',
    asks,
    change: false,
    action: `/evenements/${event.slug}/inscription${joined ? `/collectif/${joined.token}` : ''}`,
    joined: joined && { name: joined.name },
    groupHref: `/evenements/${event.slug}/inscription/groupe${code ? `?code=${encodeURIComponent(code.label)}` : ''}`,
    back: `/evenements/${event.slug}`,
    waiting: waiting ? { position: event.places.waiting + 1 } : null,
    places: places && { ...places, thenWaiting: places.full.length > 0 && event.waitingListEnabled },
    actionCode: code?.label ?? '',
  };
}

/** The same form, filled with the answers given before; the e-mail stays as it is. */
export function changeFormView(
  event: EventRecord,
  notice: InformationNotice,
  attempt: FormAttempt,
  context: FormContext,
  personalPath: string,
) {
  return {
    ...commonView(event, notice, attempt, context),
    texts: 'change',
    heading: 'change.heading',
    submit: 'change.submit',
    change: true,
    action: `${personalPath}/modifier`,
    back: personalPath,
    waiting: null,
    actionCode: '',
  };
}

/** What somebody answered, as the form shows it again. */
export function fieldsOf(registration: RegistrationRecord): RegistrationFields {
  const { collectivity } = registration;
  return {
    ...EMPTY_FIELDS,
    firstName: registration.firstName,
    lastName: registration.lastName,
    email: registration.email,
    phone: registration.phone ?? '',
    functionKey: registration.functionKey,
    // The event's words for a function are not the person's own.
    functionText: registration.functionKey === OTHER_FUNCTION ? (registration.functionText ?? '') : '',
    category: registration.category ?? '',
    collectivity: employerLabel(collectivity),
    collectivityCode: collectivity.code ?? '',
    collectivityKind: collectivity.type === 'other' ? collectivity.kind : '',
    collective: registration.collective ?? '',
    remarks: registration.remarks ?? '',
  };
}

function commonView(event: EventRecord, notice: InformationNotice, attempt: FormAttempt, context: FormContext) {
  const { fields, options, errors, candidates, stale } = attempt;
  const { form, locale, held, now, registration } = context;
  const { settings } = form;
  const wrong = new Map(errors.map(({ field, message }) => [field, message]));
  const conditions = conditionsOf(event, context);
  return {
    event: eventSummary(event),
    notice: notice.body,
    noticeVersion: notice.version,
    errors,
    erroneous: errors.length > 0,
    stale,
    introduction: wordsOf(settings.introduction, locale),
    closing: wordsOf(settings.closing, locale),
    multipart: takesFiles(settings),
    ranks: form.rounds.length > 0,
    standard: settings.standard,
    parts: formParts(event, attempt, context, { conditions, wrong }),
    /** What one needs to take part is asked apart, behind the remarks. */
    needsFollow: context.sections.some(({ section }) => section.after === 'remarks'),
    fields: Object.fromEntries(
      FIELD_NAMES.map((name) => [name, { id: name, value: fields[name], wrong: wrong.get(name) ?? null }]),
    ),
    functions: listChoices(
      settings.lists.functions,
      fields.functionKey,
      registration?.functionKey ?? null,
      locale,
      (key) => conditions.triggers('@function', key),
    ),
    categories: listChoices(settings.lists.categories, fields.category, registration?.category ?? null, locale, (key) =>
      conditions.triggers('@category', key),
    ),
    options: event.options.map((option) => ({
      ...optionView(option, held, now),
      checked: options.includes(option.id),
      triggers: conditions.triggers('@options', option.id),
      wrong: wrong.get(optionField(option.id)) ?? null,
    })),
    kinds: FREE_EMPLOYER_KINDS.map((key) => ({ key, selected: key === fields.collectivityKind })),
    kindOpen:
      fields.collectivityKind !== '' ||
      (wrong.has('collectivity') && fields.collectivity !== '' && candidates.length === 0),
    territory: attempt.territory,
    employers: {
      now: attempt.employer ?? (attempt.posted === null && registration ? employerKey(registration.collectivity) : ''),
      kinds: conditions.employers,
    },
    candidates: candidates.map(({ code, label, kind, epciName }) => ({
      code,
      label,
      kind,
      epciName,
      checked: code === fields.collectivityCode,
    })),
  };
}

function conditionsOf(event: EventRecord, { form, locale, subjects, registration, held }: FormContext): FormConditions {
  const questions = askedQuestions(form.settings);
  const ids = event.options.map(({ id }) => id);
  const here = standardSubjects(form.settings, ids);
  const elsewhere = subjects.filter(({ id }) => !here.some((one) => one.id === id));
  const settled = registration ? standardAnswers(elsewhere, { ...registration, options: held }) : new Map();
  return new FormConditions(questions, [...subjects, ...ownSubjects(questions, locale)], settled);
}

/** An option with what can be said before it is chosen: how many places are left, or why there is none. */
function optionView(option: EventOption, held: readonly string[], now: number) {
  const refusal = held.includes(option.id) ? null : optionRefusal(option, now);
  return {
    id: option.id,
    field: optionField(option.id),
    title: option.title,
    hint: option.hint,
    left: refusal === null && option.capacity !== null ? Math.max(0, option.capacity - option.taken) : null,
    closesAt: refusal === null ? option.closesAt : null,
    refusal,
  };
}

/** What a code's holders find filled in. */
export function attemptWithDefaults(defaults: CodeDefaults | null, options: readonly EventOption[]): FormAttempt {
  if (!defaults) return FIRST_ATTEMPT;
  const { functionKey = '', collectivity = '', collective = '', option } = defaults;
  return {
    ...FIRST_ATTEMPT,
    fields: { ...EMPTY_FIELDS, functionKey, collectivity, collective },
    options: options.some(({ id }) => id === option) && option !== undefined ? [option] : [],
  };
}
