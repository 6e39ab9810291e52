import type { FieldError } from '../../../platform/errors/domain-error.js';
import { inLanguage } from '../../../registrations/form/domain/question.js';
import { conditionField } from '../../domain/question-form.js';
import { namedValues, possibleParents } from '../../domain/question-list.js';
import { QUESTION_KINDS, SCOPES, type Question } from '../../domain/question.js';
import type { Typed } from '../../domain/typed-answers.js';
import type { Worded } from '../answer-page.view.js';
import { DeskFields, wordedError } from './desk-field.js';
import type { ReachedQuestionnaire } from './questionnaire-reach.js';

type DeskWorded = Worded & { readonly has: (key: string) => boolean };

export function questionView(
  { questionnaire, here }: ReachedQuestionnaire,
  edited: Question | null,
  typed: Typed,
  errors: readonly FieldError[],
  words: DeskWorded,
) {
  const fields = new DeskFields('question', typed, errors, words);
  const worded = (group: string, values: readonly string[]) =>
    values.map((value) => ({ value, label: words.text(`${group}.${value}`) }));
  const steps = questionnaire.steps.map((title, step) => ({
    value: String(step),
    label: inLanguage(title, words.locale),
  }));
  return {
    here,
    action: `${here}/questions/${edited?.id ?? 'nouvelle'}`,
    isNew: edited === null,
    errors: fields.summary,
    version: typed['version'] ?? '',
    main: [
      fields.of('label', { required: true }),
      fields.of('hint'),
      fields.of('kind', { widget: 'select', choices: worded('kinds', QUESTION_KINDS) }),
      fields.of('required', { widget: 'check' }),
    ],
    place: [
      fields.of('scope', { widget: 'radios', choices: worded('scopes', SCOPES) }),
      ...(steps.length > 1 ? [fields.of('step', { widget: 'select', choices: steps })] : []),
    ],
    options: fields.of('options', { widget: 'area', rows: 6 }),
    limits: [
      fields.of('min', { width: 'w-s', inputmode: 'numeric' }),
      fields.of('max', { width: 'w-s', inputmode: 'numeric' }),
    ],
    english: [fields.of('label-en'), fields.of('hint-en'), fields.of('options-en', { widget: 'area', rows: 6 })],
    conditions: conditions(questionnaire.questions, edited, typed, errors, words),
    conditionOpen: Object.keys(typed).some((name) => name.startsWith('si:') && typed[name] !== ''),
  };
}

/** Every question that may decide, with its answers to tick. */
function conditions(
  questions: readonly Question[],
  edited: Question | null,
  typed: Typed,
  errors: readonly FieldError[],
  words: DeskWorded,
) {
  return possibleParents(questions, edited?.id ?? null).map((parent) => {
    const error = errors.find(({ field }) => field.startsWith(`si:${parent.key}:`));
    return {
      key: parent.key,
      label: inLanguage(parent.label, words.locale),
      wrong: error ? wordedError(error, words) : null,
      answers: namedValues(parent).map((value) => {
        const option = parent.options.find(({ key }) => key === value);
        const field = conditionField(parent.key, value);
        return {
          field,
          label: option ? inLanguage(option.label, words.locale) : words.text(`agreement.${value}`),
          checked: (typed[field] ?? '') !== '',
        };
      }),
    };
  });
}
