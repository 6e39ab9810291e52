import type { FileName } from '../form/data/registration-file.repository.js';
import { type ChoiceLists, type ListName, ownLabel } from '../form/domain/choice-lists.js';
import type { EventForm } from '../form/queries/event-form.query.js';
import type { Question } from '../form/domain/question.js';
import type { AtelierSeat } from '../wishes/domain/atelier-seats.js';
import { phaseChoices } from '../wishes/domain/chosen-ateliers.js';
import type { Wish } from '../wishes/domain/wish.js';
import type { OwnAnswer, RegistrationRecord } from '../domain/registration.js';
import { kilobytes, type Words, wordsOf } from './form-questions.view.js';

export interface OwnAnswersInput {
  readonly registration: Pick<RegistrationRecord, 'status' | 'answers' | 'category' | 'imageConsent'>;
  readonly form: EventForm;
  readonly wishes: readonly Wish[];
  /** Seats in ateliers, where they are booked. */
  readonly held: readonly AtelierSeat[];
  readonly files: readonly FileName[];
  /** Where the person's files are: `<path>/fichiers/<id>`. */
  readonly path: string;
  readonly locale: 'fr' | 'en';
}

/** What somebody answered beyond the usual questions, as their personal page says it. */
export function ownAnswersView({ registration, form, wishes, held, files, path, locale }: OwnAnswersInput) {
  const { settings, rounds } = form;
  const { answers, imageConsent } = registration;
  const booked = settings.wishes.how === 'booked';
  return {
    category: registration.category && {
      key: registration.category,
      own: listWords(settings.lists, 'categories', registration.category, locale),
    },
    seats: booked
      ? phaseChoices(rounds, { status: registration.status, wishes, held }).map((choice) => ({
          ...choice,
          several: rounds.length > 1,
          // Whoever has a place and no seat can still choose one.
          choose: registration.status === 'confirmed' && (choice.standing === 'refused' || choice.standing === 'none'),
          href: `${path}/modifier`,
        }))
      : [],
    wishes: (booked ? [] : rounds).map(({ phase, ateliers }) => ({
      phase,
      several: rounds.length > 1,
      abstains: wishes.some((wish) => wish.phase === phase && wish.atelier === ''),
      ranked: wishes
        .filter((wish) => wish.phase === phase && wish.atelier !== '')
        .map(({ atelier, rank }) => ({
          rank,
          letter: atelier,
          title: ateliers.find(({ letter }) => letter === atelier)?.title ?? '',
        })),
    })),
    questions: settings.questions
      .filter(({ id }) => Object.hasOwn(answers, id))
      .map((question) => {
        const file = question.kind === 'file' ? files.find(({ id }) => id === answers[question.id]) : undefined;
        return {
          label: wordsOf(question.label, locale) ?? { text: question.id, isFrench: true },
          lines: question.kind === 'file' ? [] : answerLines(question, answers[question.id]!, locale),
          file: file
            ? { name: file.filename, href: `${path}/fichiers/${file.id}`, kilobytes: kilobytes(file.size) }
            : null,
        };
      }),
    // Nothing is said where nobody asked.
    media: imageConsent
      ? Object.entries(imageConsent).flatMap(([key, agreed]) =>
          agreed ? [{ key, own: listWords(settings.lists, 'media', key, locale) }] : [],
        )
      : null,
  };
}

/** As the event calls an entry of a list; null where the house's words serve. */
function listWords(lists: ChoiceLists, list: ListName, key: string, locale: 'fr' | 'en'): Words | null {
  const label = ownLabel(lists, list, key);
  return label && wordsOf(label, locale);
}

export type OwnAnswersView = ReturnType<typeof ownAnswersView>;

function answerLines(question: Question, answer: OwnAnswer, locale: 'fr' | 'en'): Words[] {
  const plain = (text: string): Words => ({ text, isFrench: false });
  const labelled = (key: string): Words => {
    const option = question.options.find((one) => one.key === key);
    return (option && wordsOf(option.label, locale)) ?? plain(key);
  };
  if (typeof answer === 'number') return [plain(String(answer).replace('.', locale === 'fr' ? ',' : '.'))];
  if (typeof answer !== 'string') return answer.map(labelled);
  return question.kind === 'choice' ? [labelled(answer)] : answer.split('\n').map(plain);
}
