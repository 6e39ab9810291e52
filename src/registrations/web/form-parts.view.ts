import type { EventRecord } from '../../events/domain/event.js';
import { offered } from '../form/domain/choice-lists.js';
import { imageField } from '../form/domain/image-consent.js';
import { isClosed } from '../wishes/domain/atelier-seats.js';
import type { FormPart } from '../form/domain/page-order.js';
import type { FormConditions } from './form-conditions.js';
import { questionViews, wordsOf } from './form-questions.view.js';
import { seatRoundViews } from './form-seats.view.js';
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
  context: FormContext,
  { conditions, wrong }: { readonly conditions: FormConditions; readonly wrong: ReadonlyMap<string, string> },
): PartView[] {
  const { form, sections, locale } = context;
  const { settings, rounds } = form;
  const { standard } = settings;
  const media = offered(settings.lists.media);
  const questions = questionViews({ conditions, answers: attempt.answers, files: attempt.files, wrong, locale });
  const parts: (Part | null)[] = [
    part('you'),
    part('employer'),
    standard.collective === 'hidden' ? null : part('collective'),
    standard.options === 'hidden' || event.options.length === 0 ? null : part('options'),
    rounds.length === 0 ? null : atelierPart(attempt, context, wrong),
    media.length === 0
      ? null
      : part('image', {
          media: media.map(({ key, label }) => ({
            medium: key,
            words: wordsOf(label, locale),
            field: imageField(key),
            checked: attempt.image.includes(key),
            triggers: conditions.triggers('@image', key),
          })),
        }),
    questions.length === 0 ? null : part('questions', { questions }),
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

/** Ateliers ranked, or one chosen a phase. */
function atelierPart(
  { wishes: typed }: FormAttempt,
  { form: { settings, rounds }, seats, locale }: FormContext,
  wrong: ReadonlyMap<string, string>,
): Part {
  const { wishes: rule } = settings;
  const { distinctThemes, closesAt } = rule;
  if (!seats) return part('wishes', { rounds: wishRoundViews({ rounds, rule, typed, wrong, locale }), distinctThemes });
  const content = { rounds: seatRoundViews({ rounds, rule, seats, typed, wrong }), distinctThemes, closesAt };
  return { ...part('wishes', { ...content, closed: isClosed(seats) }), partial: 'pages/registrations/form/seats' };
}

function part(key: Part['key'], content: object = NOTHING): Part {
  return { key, partial: `pages/registrations/form/${key}`, content };
}
