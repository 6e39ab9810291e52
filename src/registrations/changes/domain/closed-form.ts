import { withoutMedia } from '../../form/domain/choice-lists.js';
import type { FormSettings } from '../../form/domain/form-settings.js';
import type { RegistrationFields, RegistrationRequest } from '../../domain/registration-form.js';
import type { RegistrationRecord } from '../../domain/registration.js';
import type { WishRound } from '../../wishes/domain/wish-rounds.js';
import type { ChangeGroup } from './changes-rules.js';

type Closed = ReadonlySet<ChangeGroup>;

/** The event's form without the parts that may not be changed any more: what it does not ask, a change leaves as it is. */
export function withoutClosed<Form extends { readonly settings: FormSettings; readonly rounds: readonly WishRound[] }>(
  form: Form,
  closed: Closed,
): Form {
  const { settings } = form;
  const hidden = (isHidden: boolean, asking: FormSettings['standard']['phone']) => (isHidden ? 'hidden' : asking);
  const { standard } = settings;
  return {
    ...form,
    rounds: closed.has('wishes') ? [] : form.rounds,
    settings: {
      ...settings,
      standard: {
        phone: hidden(closed.has('identity'), standard.phone),
        functionKey: hidden(closed.has('identity'), standard.functionKey),
        category: hidden(closed.has('identity'), standard.category),
        collective: hidden(closed.has('employer'), standard.collective),
        options: hidden(closed.has('options'), standard.options),
        remarks: hidden(closed.has('answers'), standard.remarks),
      },
      lists: closed.has('answers') ? withoutMedia(settings.lists) : settings.lists,
      questions: closed.has('answers')
        ? settings.questions.map((one) => ({ ...one, archived: true }))
        : settings.questions,
    },
  };
}

const ALWAYS_ASKED = {
  identity: ['firstName', 'lastName'],
  employer: ['collectivity', 'collectivityCode', 'collectivityKind'],
} as const;

/** What the form always asks and this one does not show, as it stands. */
export function heldFields(fields: RegistrationFields, closed: Closed): Partial<RegistrationFields> {
  const names = (['identity', 'employer'] as const).flatMap((group) => (closed.has(group) ? ALWAYS_ASKED[group] : []));
  return Object.fromEntries(names.map((name) => [name, fields[name]]));
}

/** Whatever was sent, closed answers stay as they are. Wishes are kept by whoever reads the form. */
export function keepClosed(
  request: RegistrationRequest,
  before: RegistrationRecord,
  { closed, options }: { closed: Closed; options: readonly string[] },
): RegistrationRequest {
  const { firstName, lastName, phone, functionKey, functionText, category } = before;
  return {
    ...request,
    ...(closed.has('identity') ? { firstName, lastName, phone, functionKey, functionText, category } : {}),
    ...(closed.has('employer') ? { collectivity: before.collectivity, collective: before.collective } : {}),
    ...(closed.has('options') ? { options } : {}),
    ...(closed.has('answers')
      ? { remarks: before.remarks, answers: before.answers, imageConsent: before.imageConsent }
      : {}),
  };
}
