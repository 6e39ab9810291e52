import type { FieldError } from '../../../platform/errors/domain-error.js';
import { paperItems } from '../../domain/paper.js';
import type { Typed } from '../../domain/typed-answers.js';
import type { Asked } from '../../queries/asked.query.js';
import { itemView, type Worded } from '../answer-page.view.js';

/** The questions of a paper, numbered: where it is printed and where it is typed alike. */
export function paperItemsView(
  { questionnaire, attendance }: Pick<Asked, 'questionnaire' | 'attendance'>,
  words: Worded,
  { typed = {}, errors = [] }: { readonly typed?: Typed; readonly errors?: readonly FieldError[] } = {},
) {
  const page = { questionnaire, attendance, pages: [], at: 0, typed, errors };
  return paperItems(questionnaire.questions, attendance).map((item, at, all) => ({
    ...itemView(item, all[at - 1], page, words),
    number: at + 1,
    isAboutAll: item.subject === null,
  }));
}

export type PaperItem = ReturnType<typeof paperItemsView>[number];

/** Statements that follow one another share one table, those about several ateliers too; any other question stands alone. */
export interface SheetBlock {
  readonly isTable: boolean;
  readonly items: readonly PaperItem[];
}

export function sheetBlocks(items: readonly PaperItem[]): SheetBlock[] {
  const blocks: { isTable: boolean; items: PaperItem[] }[] = [];
  for (const item of items) {
    const isTable = item.kind === 'agreement';
    const last = blocks.at(-1);
    // What is asked of the whole again does not stand under the last atelier.
    const goesOn = isTable && last?.isTable && !(item.isAboutAll && !last.items.at(-1)!.isAboutAll);
    if (goesOn) last.items.push(item);
    else blocks.push({ isTable, items: [item] });
  }
  return blocks;
}
