import type { FieldError } from '../../../platform/errors/domain-error.js';

/** The parts of the house's form, in the order of the page. */
export const FORM_PARTS = [
  'you',
  'employer',
  'collective',
  'options',
  'wishes',
  'image',
  'questions',
  'remarks',
] as const;

/** Parts of the house's form that others may stand behind. */
export type FormPart = Exclude<(typeof FORM_PARTS)[number], 'you'>;

/** By the beginning of the field's name; what begins with none of these is about the person. */
const BEGINNINGS: readonly (readonly [string, FormPart])[] = [
  ['collectivity', 'employer'],
  ['collective', 'collective'],
  ['option', 'options'],
  ['wishes', 'wishes'],
  ['answers', 'questions'],
  ['image', 'image'],
  ['remarks', 'remarks'],
];

/** What is wrong in the order in which the page asks it, so that it is mended from top to bottom. */
export function inPageOrder(
  house: readonly FieldError[],
  brought: readonly { readonly after: FormPart; readonly errors: readonly FieldError[] }[],
): FieldError[] {
  const placed = [
    ...house.map((error) => ({ error, at: FORM_PARTS.indexOf(partOf(error.field)) })),
    ...brought.flatMap(({ after, errors }) => errors.map((error) => ({ error, at: FORM_PARTS.indexOf(after) + 0.5 }))),
  ];
  return placed.sort((a, b) => a.at - b.at).map(({ error }) => error);
}

function partOf(field: string): (typeof FORM_PARTS)[number] {
  return BEGINNINGS.find(([beginning]) => field.startsWith(beginning))?.[1] ?? 'you';
}
