import type { Typed } from '../../../events/domain/edit/section.js';
import { cleanLine, cleanParagraphs, lengthOf } from '../../../events/domain/typed-text.js';
import type { FieldError } from '../../../platform/errors/domain-error.js';
import {
  ASKINGS,
  type FormSettings,
  LONGEST_TEXT,
  mayBe,
  STANDARD_QUESTIONS,
  type StandardQuestion,
} from './form-settings.js';
import { readTypedWishRule, shownWishRule, WISH_FIELDS } from './wish-section.js';

/** The pages on which organisers make the form, besides those of its own questions. */
export const FORM_SECTIONS = ['usuelles', 'voeux', 'textes'] as const;
export type FormSectionKey = (typeof FORM_SECTIONS)[number];

export type SectionVerdict =
  | { readonly settings: FormSettings; readonly errors: readonly [] }
  | { readonly settings: null; readonly errors: readonly FieldError[] };

const TEXTS = ['introduction', 'closing'] as const;

export function sectionFields(section: FormSectionKey): string[] {
  if (section === 'usuelles') {
    return STANDARD_QUESTIONS.map((question) => `standard.${question}`);
  }
  if (section === 'voeux') return [...WISH_FIELDS];
  return TEXTS.flatMap((text) => [`${text}.fr`, `${text}.en`]);
}

/** A part of the form as its page shows it. @param zone the event's, for the moments that it names. */
export function shownSection(
  section: FormSectionKey,
  { standard, wishes, ...texts }: FormSettings,
  zone: string,
): Typed {
  if (section === 'usuelles') {
    return Object.fromEntries(STANDARD_QUESTIONS.map((question) => [`standard.${question}`, standard[question]]));
  }
  if (section === 'voeux') return shownWishRule(wishes, zone);
  return Object.fromEntries(
    TEXTS.flatMap((text) => [
      [`${text}.fr`, texts[text].fr],
      [`${text}.en`, texts[text].en],
    ]),
  );
}

/** What was posted of a part, cleaned: what a wrong page shows again. */
export function typedSection(section: FormSectionKey, posted: Typed): Typed {
  const clean = section === 'textes' ? cleanParagraphs : cleanLine;
  return Object.fromEntries(sectionFields(section).map((field) => [field, clean(posted[field] ?? '')]));
}

/** The form with a part of it as it was typed. */
export function changedBySection(
  section: FormSectionKey,
  typed: Typed,
  settings: FormSettings,
  zone: string,
): SectionVerdict {
  if (section === 'usuelles') return withStandard(typed, settings);
  return section === 'voeux' ? withWishes(typed, settings, zone) : withTexts(typed, settings);
}

function withStandard(typed: Typed, settings: FormSettings): SectionVerdict {
  const errors: FieldError[] = [];
  const askingOf = (question: StandardQuestion) => {
    const asking = ASKINGS.find((one) => one === typed[`standard.${question}`] && mayBe(question, one));
    if (!asking) errors.push({ field: `standard.${question}`, code: 'choose' });
    return [question, asking ?? settings.standard[question]] as const;
  };
  const standard = Object.fromEntries(STANDARD_QUESTIONS.map(askingOf)) as FormSettings['standard'];
  return errors.length > 0 ? { settings: null, errors } : { settings: { ...settings, standard }, errors: [] };
}

function withWishes(typed: Typed, settings: FormSettings, zone: string): SectionVerdict {
  const { rule: wishes, errors } = readTypedWishRule(typed, zone);
  return errors.length > 0 ? { settings: null, errors } : { settings: { ...settings, wishes }, errors: [] };
}

function withTexts(typed: Typed, settings: FormSettings): SectionVerdict {
  const errors = sectionFields('textes').flatMap((field): FieldError[] => {
    const length = lengthOf(typed[field] ?? '');
    return length > LONGEST_TEXT ? [{ field, code: 'too-long', parameters: { max: LONGEST_TEXT, length } }] : [];
  });
  const lacking = TEXTS.filter((text) => typed[`${text}.fr`] === '' && typed[`${text}.en`] !== '');
  errors.push(...lacking.map((text) => ({ field: `${text}.fr`, code: 'french-missing' })));
  if (errors.length > 0) return { settings: null, errors };
  const bilingual = (text: (typeof TEXTS)[number]) => ({
    fr: typed[`${text}.fr`] ?? '',
    en: typed[`${text}.en`] ?? '',
  });
  return {
    settings: { ...settings, introduction: bilingual('introduction'), closing: bilingual('closing') },
    errors: [],
  };
}
