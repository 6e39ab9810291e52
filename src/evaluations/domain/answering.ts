import type { FieldError } from '../../platform/errors/domain-error.js';
import {
  ATELIERS_PAGE,
  attendedAteliers,
  mustChoose,
  pagesOf,
  type Attendance,
  type Item,
  type Page,
} from './pages.js';
import type { Question } from './question.js';
import type { Answer } from './response.js';
import { atelierField, chosenAteliers, judgeAnswers, meets, NO_ATELIER, type Typed } from './typed-answers.js';

/** Where somebody stands in a questionnaire: their pages, and which is before them. */
export interface Standpoint {
  readonly pages: readonly Page[];
  readonly at: number;
  readonly errors: readonly FieldError[];
}

export interface Complete {
  readonly answers: readonly Answer[];
  /** Keys of the ateliers attended, sorted; null where nobody was asked and no plan says. */
  readonly ateliers: readonly string[] | null;
}

/** The pages that lie before somebody who has typed this much. */
export function pagesFor(questions: readonly Question[], attendance: Attendance, typed: Typed): Page[] {
  return pagesOf(questions, attendance, chosenAteliers(typed), (condition) => meets(questions, typed, condition));
}

/** The step forward from `from`, or the same page with its errors. */
export function forward(
  questions: readonly Question[],
  attendance: Attendance,
  typed: Typed,
  from: string,
): Standpoint | Complete {
  const pages = pagesFor(questions, attendance, typed);
  const at = placeOf(pages, from);
  const errors = pageErrors(questions, pages[at], attendance, typed);
  if (errors.length > 0) return { pages, at, errors };
  return at + 1 < pages.length ? { pages, at: at + 1, errors: [] } : completed(questions, attendance, typed);
}

export function backward(
  questions: readonly Question[],
  attendance: Attendance,
  typed: Typed,
  from: string,
): Standpoint {
  const pages = pagesFor(questions, attendance, typed);
  return { pages, at: Math.max(0, placeOf(pages, from) - 1), errors: [] };
}

/** Everything at once: what the last page sends, and what is typed from paper. The first page with an error stays. */
export function completed(questions: readonly Question[], attendance: Attendance, typed: Typed): Standpoint | Complete {
  const pages = pagesFor(questions, attendance, typed);
  const errors = pages.map((page) => pageErrors(questions, page, attendance, typed));
  const wrongAt = errors.findIndex(({ length }) => length > 0);
  if (wrongAt >= 0) return { pages, at: wrongAt, errors: errors[wrongAt]! };
  const { answers } = judgeAnswers(
    pages.flatMap((page) => itemsThatCount(questions, page, typed)),
    typed,
  );
  const asked = mustChoose(questions, attendance);
  const ateliers = attendedAteliers(attendance, chosenAteliers(typed)).map(({ key }) => key);
  return { answers, ateliers: asked || attendance.attended !== null ? ateliers.sort() : null };
}

export function isComplete(outcome: Standpoint | Complete): outcome is Complete {
  return 'answers' in outcome;
}

/** What depends on another answer counts only where that answer was given. */
function itemsThatCount(questions: readonly Question[], { items }: Page, typed: Typed): Item[] {
  return items.filter(({ question }) => question.condition === null || meets(questions, typed, question.condition));
}

function pageErrors(
  questions: readonly Question[],
  page: Page | undefined,
  { ateliers }: Attendance,
  typed: Typed,
): readonly FieldError[] {
  if (!page) return [];
  if (page.key !== ATELIERS_PAGE) return judgeAnswers(itemsThatCount(questions, page, typed), typed).errors;
  const known = chosenAteliers(typed).some((key) => ateliers.some((atelier) => atelier.key === key));
  const none = (typed[NO_ATELIER] ?? '') !== '';
  return known || none ? [] : [{ field: atelierField(ateliers[0]?.key ?? ''), code: 'atelier' }];
}

/** A page that is gone, because an answer changed what is asked, leads to the first. */
function placeOf(pages: readonly Page[], key: string): number {
  return Math.max(
    0,
    pages.findIndex((page) => page.key === key),
  );
}
