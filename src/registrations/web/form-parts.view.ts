import type { EventRecord } from '../../events/domain/event.js';
import { imageField } from '../form/domain/image-consent.js';
import type { FormPart } from '../form/domain/page-order.js';
import { questionViews } from './form-questions.view.js';
import { wishRoundViews } from './form-wishes.view.js';
import type { FormAttempt, FormContext } from './shown-form.js';

/** A numbered part of the form; its partial has the whole form for context, and this under `part`. */
export interface PartView {
  readonly key: string;
  readonly number: number;
  readonly partial: string;
  /** The catalogue's key. */
  readonly heading: string;
  readonly content: object;
}

type Part = Omit<PartView, 'number' | 'key' | 'heading'> & { readonly key: FormPart | 'you' };

const HEADINGS: Readonly<Record<Part['key'], string>> = {
  you: 'registrations:form.you',
  employer: 'registrations:form.employer',
  collective: 'registrations:form.collective',
  options: 'registrations:options.heading',
  wishes: 'registrations:parts.wishes',
  questions: 'registrations:parts.questions',
  image: 'registrations:parts.image',
  remarks: 'registrations:form.remarksHeading',
};

const NOTHING = {};

/** The parts that this event has, in the order of the page, with those that other features bring in their places. */
export function formParts(
  event: EventRecord,
  attempt: FormAttempt,
  { form, sections, locale }: FormContext,
  wrong: ReadonlyMap<string, string>,
): PartView[] {
  const { settings, rounds } = form;
  const { standard, image } = settings;
  const questions = questionViews({ settings, answers: attempt.answers, files: attempt.files, wrong, locale });
  const parts: (Part | null)[] = [
    part('you'),
    part('employer'),
    standard.collective === 'hidden' ? null : part('collective'),
    standard.options === 'hidden' || event.options.length === 0 ? null : part('options'),
    rounds.length === 0
      ? null
      : part('wishes', {
          rounds: wishRoundViews({ rounds, rule: settings.wishes, typed: attempt.wishes, wrong, locale }),
          distinctThemes: settings.wishes.distinctThemes,
        }),
    questions.length === 0 ? null : part('questions', { questions }),
    image.length === 0
      ? null
      : part('image', {
          media: image.map((medium) => ({
            medium,
            field: imageField(medium),
            checked: attempt.image.includes(medium),
          })),
        }),
    standard.remarks === 'hidden' ? null : part('remarks'),
  ];
  const numbered = parts.flatMap((one) => {
    if (!one) return [];
    const own = { ...one, heading: HEADINGS[one.key] };
    const brought = sections
      .filter(({ section }) => section.after === one.key)
      .map(({ section, open }) => ({
        key: section.key,
        partial: section.partial,
        heading: section.heading,
        content: open.view(attempt.posted, wrong),
      }));
    return [own, ...brought];
  });
  return numbered.map((one, at) => ({ ...one, number: at + 1 }));
}

function part(key: Part['key'], content: object = NOTHING): Part {
  return { key, partial: `pages/registrations/form/${key}`, content };
}
