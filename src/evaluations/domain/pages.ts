import { isAskedNow, type Condition, type Question } from './question.js';
import { facilitatorSubjects, type AtelierSubject } from './subjects.js';

/** One question as one person meets it: about the whole, about one atelier, about one facilitator. */
export interface Item {
  readonly question: Question;
  readonly subject: { readonly key: string; readonly name: string } | null;
}

/** A page of the telephone; the one without items asks which ateliers the person attended. */
export interface Page {
  /** `ateliers`, or `etape-1`… */
  readonly key: string;
  /** The questionnaire's own step, from 0; null for the ateliers. */
  readonly step: number | null;
  readonly items: readonly Item[];
}

export interface Attendance {
  /** Those of the programme. */
  readonly ateliers: readonly AtelierSubject[];
  /** Keys of those the person attended, where the plan says so; null where it must be asked. */
  readonly attended: readonly string[] | null;
}

export const ATELIERS_PAGE = 'ateliers';

/** Whether the person must be asked where they were. */
export function mustChoose(questions: readonly Question[], { ateliers, attended }: Attendance): boolean {
  const repeats = questions.some((question) => isAskedNow(question) && question.scope !== 'event');
  return repeats && attended === null && ateliers.length > 1;
}

/** The ateliers that questions repeat for; `chosen` counts only where the plan knows nothing. */
export function attendedAteliers({ ateliers, attended }: Attendance, chosen: readonly string[]): AtelierSubject[] {
  if (attended === null && ateliers.length <= 1) return [...ateliers];
  const keys = attended ?? chosen;
  return ateliers.filter(({ key }) => keys.includes(key));
}

/**
 * The pages of one person, in order; those without a question left are not there. A question that depends on another of its own page
 * is there whatever was answered: whether it counts is judged with the answers.
 * @param isMet whether an answer meets a condition.
 */
export function pagesOf(
  questions: readonly Question[],
  attendance: Attendance,
  chosen: readonly string[],
  isMet: (condition: Condition) => boolean,
): Page[] {
  const asked = questions.filter((question) => isAskedNow(question));
  const ateliers = attendedAteliers(attendance, chosen);
  const choosing = mustChoose(questions, attendance);
  const firstRepeated = Math.min(...asked.filter(({ scope }) => scope !== 'event').map(({ step }) => step));
  return [...new Set(asked.map(({ step }) => step))]
    .sort((a, b) => a - b)
    .flatMap((step): Page[] => {
      const items = asked
        .filter((question) => question.step === step && isShown(question, asked, isMet))
        .flatMap((question) => itemsOf(question, ateliers));
      const page = { key: `etape-${step + 1}`, step, items: bySubject(items) };
      const choice = { key: ATELIERS_PAGE, step: null, items: [] };
      return [...(choosing && step === firstRepeated ? [choice] : []), ...(items.length > 0 ? [page] : [])];
    });
}

function isShown(
  { condition, step }: Question,
  asked: readonly Question[],
  isMet: (condition: Condition) => boolean,
): boolean {
  if (condition === null) return true;
  return asked.some((other) => other.key === condition.question && other.step === step) || isMet(condition);
}

function itemsOf(question: Question, ateliers: readonly AtelierSubject[]): Item[] {
  if (question.scope === 'event') return [{ question, subject: null }];
  if (question.scope === 'atelier') {
    return ateliers.map(({ key, title }) => ({ question, subject: { key, name: title } }));
  }
  return facilitatorSubjects(ateliers).map((subject) => ({ question, subject }));
}

/** All that is asked of one atelier stands together: blocks of questions that repeat are turned from rows into columns. */
function bySubject(items: readonly Item[]): Item[] {
  const sorted: Item[] = [];
  for (let at = 0; at < items.length;) {
    const { scope } = items[at]!.question;
    const end = items.findIndex((item, index) => index > at && item.question.scope !== scope);
    const block = items.slice(at, end < 0 ? items.length : end);
    sorted.push(...[...Map.groupBy(block, ({ subject }) => subject?.key).values()].flat());
    at += block.length;
  }
  return sorted;
}
