import type { Typed } from '../../../events/domain/edit/section.js';
import { CHOICES, MOST_RANKS } from '../../wishes/domain/wish-rounds.js';
import { ASKINGS, mayBe, STANDARD_QUESTIONS } from '../domain/form-settings.js';
import { type FormSectionKey, sectionFields } from '../domain/section-form.js';
import { type DeskField, deskField, type FieldsContext, type FieldWords } from './desk-field.view.js';

/** The fields of a part of the form, under headings where it has several. */
export function sectionFieldGroups(
  section: FormSectionKey,
  context: FieldsContext,
): { readonly legend: string | null; readonly fields: readonly DeskField[] }[] {
  const { words } = context;
  if (section === 'usuelles') {
    const standard = STANDARD_QUESTIONS.map((question) =>
      deskField(`standard.${question}`, context, {
        width: 'w-m',
        choices: ASKINGS.filter((asking) => mayBe(question, asking)).map((value) => ({
          value,
          label: words.text(`form-desk:askings.${value}`),
        })),
      }),
    );
    return [{ legend: null, fields: standard }];
  }
  if (section === 'textes') {
    const area = (field: string) => deskField(field, context, { widget: 'area', optional: true });
    return [{ legend: null, fields: sectionFields(section).map(area) }];
  }
  return [
    {
      legend: null,
      fields: [
        deskField('how', context, {
          widget: 'radios',
          choices: CHOICES.map((value) => ({ value, label: words.text(`form-desk:how.${value}`) })),
        }),
      ],
    },
    {
      legend: words.text('form-desk:bookedLegend'),
      fields: [deskField('closesAt', context, { width: 'w-m', optional: true })],
    },
    {
      legend: words.text('form-desk:rankedLegend'),
      fields: [
        deskField('per', context, {
          widget: 'radios',
          choices: ['phase', 'day'].map((value) => ({ value, label: words.text(`form-desk:per.${value}`) })),
        }),
        deskField('ranks', context, {
          width: 'w-n',
          inputmode: 'numeric',
          hint: words.text('form-desk:fields.ranks-hint', { max: MOST_RANKS }),
        }),
      ],
    },
    {
      legend: words.text('form-desk:choiceLegend'),
      fields: [
        deskField('mayAbstain', context, { widget: 'check' }),
        deskField('distinctThemes', context, { widget: 'check' }),
      ],
    },
  ];
}

export interface Difference {
  readonly label: string;
  readonly theirs: string;
  readonly mine: string;
}

/** Field by field what is stored now, where it is not what the person typed. */
export function differences(
  theirs: Typed,
  mine: Typed,
  labelOf: (field: string) => string,
  words: FieldWords,
): Difference[] {
  const fields = [...new Set([...Object.keys(theirs), ...Object.keys(mine)])];
  return fields
    .filter((field) => !field.endsWith('.key') && (theirs[field] ?? '') !== (mine[field] ?? ''))
    .map((field) => ({
      label: labelOf(field),
      theirs: said(theirs[field] ?? '', words),
      mine: said(mine[field] ?? '', words),
    }));
}

function said(value: string, words: FieldWords): string {
  if (value === '') return '';
  for (const group of ['how', 'askings', 'per', 'values']) {
    if (words.has(`form-desk:${group}.${value}`)) return words.text(`form-desk:${group}.${value}`);
  }
  return value;
}
