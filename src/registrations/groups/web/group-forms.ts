import { Injectable } from '@nestjs/common';
import { Catalogues, type Locale } from '../../../platform/i18n/catalogues.js';
import type { FormBody } from '../../../platform/web/form-body.js';
import type { Upload } from '../../../platform/web/uploads.js';
import { peopleIn, personTable } from '../../imports/domain/person-table.js';
import { FunctionWords } from '../../imports/use-cases/function-words.js';
import { type FileProblem, readPersonFile } from '../../imports/web/read-person-file.js';
import { type GroupLine, isBlank, readLines, readManager, withBlankLines } from '../domain/group-form.js';
import { LINES_SHOWN, MOST_IN_ONE_SENDING } from '../domain/group.js';
import { JudgeManager } from '../use-cases/judge-manager.js';
import { asTyped, type GroupAttempt, NO_MANAGER } from './group-form.view.js';

/** Reads the form of a group, typed or brought as a file; `JudgeGroupForm` says what is wrong with it. */
@Injectable()
export class GroupForms {
  constructor(
    private readonly judgeManager: JudgeManager,
    private readonly functions: FunctionWords,
    private readonly catalogues: Catalogues,
  ) {}

  empty(lines = LINES_SHOWN): GroupAttempt {
    return asTyped(NO_MANAGER, withBlankLines([], lines));
  }

  /** What is offered to whoever types a function. */
  async functionsOf(eventId: string, locale: Locale): Promise<string[]> {
    return (await this.functions.of(eventId)).offered(locale);
  }

  /** Everything as it was typed, with `blank` more lines to fill in; nothing is judged. */
  async typed(posted: FormBody | undefined, blank: number, stale = false): Promise<GroupAttempt> {
    const manager = readManager(posted);
    const candidates = await this.judgeManager.chosenAmong(manager);
    const typed = readLines(posted);
    const lines = withBlankLines(typed, typed.filter(isBlank).length + blank);
    return { ...asTyped(manager, lines), candidates, stale };
  }

  /** The lines of a file behind those typed. */
  async withFile(posted: FormBody | undefined, upload: Upload | undefined, locale: Locale): Promise<GroupAttempt> {
    const manager = readManager(posted);
    const candidates = await this.judgeManager.chosenAmong(manager);
    const typed = readLines(posted).filter((line) => !isBlank(line));
    const back = (problem: FileProblem) => ({
      ...asTyped(manager, withBlankLines(typed, LINES_SHOWN)),
      candidates,
      errors: [
        {
          field: 'fichier',
          message: this.catalogues.text(locale, `imports:files.${problem.code}`, problem.parameters),
        },
      ],
    });
    const file = await readPersonFile(upload);
    if (file.problem) return back(file.problem);
    const table = personTable(file.rows);
    const people = peopleIn(table, table.columns);
    const none = { count: MOST_IN_ONE_SENDING, line: table.headingLine };
    if (!table.columns.includes('email') || !table.columns.includes('lastName'))
      return back({ code: 'no-headings', parameters: none });
    if (people.length === 0) return back({ code: 'nobody', parameters: none });
    if (typed.length + people.length > MOST_IN_ONE_SENDING) return back({ code: 'too-many-people', parameters: none });
    const brought = people.map(({ line, cells }): GroupLine => {
      const { lastName, firstName, email, remarks } = cells;
      return { line, fields: { lastName, firstName, email, function: cells.function, remarks } };
    });
    const lines = withBlankLines([...typed, ...brought], 0);
    return { ...asTyped(manager, lines), candidates, brought: brought.length };
  }
}
