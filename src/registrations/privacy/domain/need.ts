import { cleanParagraphs, lengthOf } from '../../../events/domain/typed-text.js';
import type { FieldError } from '../../../platform/errors/domain-error.js';

/**
 * What somebody may need to take part. Diet and access come near health: no cause is asked, only what the organiser or
 * the caterer must prepare.
 */
export const NEED_KINDS = [
  'vegetarian',
  'no-pork',
  'no-gluten',
  'allergy',
  'step-free',
  'hearing',
  'sight',
  'other',
] as const;
export type NeedKind = (typeof NEED_KINDS)[number];

export interface Needs {
  readonly kinds: readonly NeedKind[];
  readonly text: string | null;
}

export const LONGEST_NEED = 500;

export type NeedsVerdict =
  | { readonly needs: Needs | null; readonly errors: readonly [] }
  | { readonly needs: null; readonly errors: readonly FieldError[] };

/** The form's name of a kind's tick. */
export function needField(kind: NeedKind): string {
  return `besoin-${kind}`;
}

/**
 * Reads the ticks, the words and the consent of a form; nothing ticked and nothing written is no need, and asks no
 * consent. Without consent nothing may be kept: it is an error, not a silence.
 */
export function readNeeds(typed: Readonly<Record<string, string>>): NeedsVerdict {
  const kinds = NEED_KINDS.filter((kind) => (typed[needField(kind)] ?? '') !== '');
  const text = cleanParagraphs(typed['besoin-texte'] ?? '');
  if (kinds.length === 0 && text === '') return { needs: null, errors: [] };
  const errors: FieldError[] = [];
  if (lengthOf(text) > LONGEST_NEED) {
    errors.push({ field: 'besoin-texte', code: 'too-long', parameters: { max: LONGEST_NEED, length: lengthOf(text) } });
  }
  if (text === '' && (kinds.includes('allergy') || kinds.includes('other'))) {
    errors.push({ field: 'besoin-texte', code: 'need-words' });
  }
  if ((typed['besoin-accord'] ?? '') === '') errors.push({ field: 'besoin-accord', code: 'need-consent' });
  return errors.length > 0 ? { needs: null, errors } : { needs: { kinds, text: text || null }, errors: [] };
}
