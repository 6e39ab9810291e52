import type { FieldError } from '../../../platform/errors/domain-error.js';
import { AUDIENCES, FACTS, MODES, MOMENTS, type Audience } from '../../domain/questionnaire.js';
import type { AtelierSubject } from '../../domain/subjects.js';
import type { Typed } from '../../domain/typed-answers.js';
import type { Worded } from '../answer-page.view.js';
import { DeskFields } from './desk-field.js';
import type { ReachedQuestionnaire } from './questionnaire-reach.js';

interface Around {
  readonly audiences: readonly Audience[];
  readonly ateliers: readonly AtelierSubject[];
  readonly words: Worded & { readonly has: (key: string) => boolean };
}

export function settingsView(
  { questionnaire, here }: ReachedQuestionnaire,
  typed: Typed,
  errors: readonly FieldError[],
  { audiences, ateliers, words }: Around,
) {
  const fields = new DeskFields('settings', typed, errors, words);
  const worded = (group: string, values: readonly string[]) =>
    values.map((value) => ({ value, label: words.text(`${group}.${value}`) }));
  const none = { value: '', label: words.text('settings.choose') };
  // What people were promised when they answered stays so.
  const free = questionnaire.status === 'draft';
  return {
    here,
    action: `${here}/reglages`,
    errors: fields.summary,
    version: typed['version'] ?? '',
    free,
    texts: [
      fields.of('title', { required: true }),
      fields.of('intro', { widget: 'area' }),
      fields.of('steps', { widget: 'area', rows: 4 }),
    ],
    english: [
      fields.of('title-en'),
      fields.of('intro-en', { widget: 'area' }),
      fields.of('steps-en', { widget: 'area', rows: 4 }),
    ],
    when: [
      fields.of('moment', { widget: 'radios', choices: worded('moments', MOMENTS) }),
      fields.of('opens', { required: true, width: 'w-m' }),
      fields.of('closes', { required: true, width: 'w-m' }),
      fields.of('reminders', { widget: 'radios', choices: worded('reminders', ['0', '1', '2']) }),
    ],
    who: [
      fields.of('audience', {
        widget: 'select',
        choices: worded(
          'audiences',
          AUDIENCES.filter((one) => audiences.includes(one)),
        ),
      }),
      ...(audiences.includes('atelier')
        ? [
            fields.of('atelier', {
              widget: 'select',
              choices: [none, ...ateliers.map(({ key, title }) => ({ value: key, label: title }))],
            }),
          ]
        : []),
    ],
    room: [fields.of('roomLink', { widget: 'check' }), fields.of('oncePerDevice', { widget: 'check' })],
    mode: fields.of('mode', { widget: 'radios', choices: worded('modes', MODES) }),
    facts: FACTS.map((name) => fields.of(`fact-${name}`, { widget: 'check' })),
    threshold: fields.of('threshold', { required: true, width: 'w-s', inputmode: 'numeric' }),
    kept: free ? [] : KEPT.map((name) => ({ name, value: typed[name] ?? '' })),
  };
}

/** Sent along where they may not be changed any more. */
const KEPT = ['audience', 'atelier', 'mode', 'threshold', ...FACTS.map((name) => `fact-${name}`)];
