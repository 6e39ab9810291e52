import { Injectable } from '@nestjs/common';
import type { EventRecord } from '../../../events/domain/event.js';
import type { DomainError, FieldError } from '../../../platform/errors/domain-error.js';
import { Catalogues, type Locale } from '../../../platform/i18n/catalogues.js';
import type { FormBody } from '../../../platform/web/form-body.js';
import type { Upload } from '../../../platform/web/uploads.js';
import { AlreadyRegistered } from '../../domain/registration.errors.js';
import type { RegistrationRequest } from '../../domain/registration-form.js';
import type { JudgedPerson, TypedPerson } from '../../imports/domain/judged-person.js';
import { peopleIn, personTable } from '../../imports/domain/person-table.js';
import { type EventFunctions, FunctionWords } from '../../imports/use-cases/function-words.js';
import { JudgePeople } from '../../imports/use-cases/judge-people.js';
import { columnOfField, LineWords } from '../../imports/web/line-words.js';
import { type FileProblem, readPersonFile } from '../../imports/web/read-person-file.js';
import type { WrongField } from '../../web/registration-form.view.js';
import {
  type GroupLine,
  type GroupManager,
  isBlank,
  lineField,
  readLines,
  readManager,
  withBlankLines,
} from '../domain/group-form.js';
import { LINES_SHOWN, MOST_IN_ONE_SENDING, type RegistrationGroup } from '../domain/group.js';
import { JudgeManager } from '../use-cases/judge-manager.js';
import { NO_MANAGER, wrongFields, type GroupAttempt, type PreviewedLine, type ShownLine } from './group-form.view.js';
import { stepsFor } from '../../approvals/domain/approval-chain.js';
import { readApprovalRules } from '../../approvals/domain/approval-rules.js';
import { SteadySettings } from '../../settings/queries/steady-settings.query.js';

/** The employer that all of a group share, as text and kind. */
interface SharedEmployer {
  readonly collectivityTyped: string;
  readonly collectivityKind: string;
}

export interface JudgedForm {
  readonly attempt: GroupAttempt;
  /** Lines that may be registered as they are. */
  readonly ready: readonly { readonly line: number; readonly request: RegistrationRequest }[];
  readonly shown: readonly PreviewedLine[];
  /** Null while something is wrong with the manager's own fields. */
  readonly employer: SharedEmployer | null;
  /** Whether somebody decides on each person before there is a place for them. */
  readonly asksAgreement: boolean;
}

/** Reads and judges the form of a group, typed or brought as a file, and words what is wrong with it. */
@Injectable()
export class GroupForms {
  constructor(
    private readonly judgePeople: JudgePeople,
    private readonly judgeManager: JudgeManager,
    private readonly settings: SteadySettings,
    private readonly functions: FunctionWords,
    private readonly words: LineWords,
    private readonly catalogues: Catalogues,
  ) {}

  empty(lines = LINES_SHOWN): GroupAttempt {
    return this.attempt(NO_MANAGER, withBlankLines([], lines));
  }

  /** What is offered to whoever types a function. */
  async functionsOf(eventId: string, locale: Locale): Promise<string[]> {
    return (await this.functions.of(eventId)).offered(locale);
  }

  /** Everything as it was typed, with `blank` more lines to fill in; nothing is judged. */
  async typed(posted: FormBody | undefined, blank: number, stale = false): Promise<GroupAttempt> {
    const manager = readManager(posted);
    const candidates = await this.judgeManager.chosenAmong(manager);
    return { ...this.attempt(manager, withBlankLines(readLines(posted), blank)), candidates, stale };
  }

  /** The lines of a file behind those typed. */
  async withFile(posted: FormBody | undefined, upload: Upload | undefined, locale: Locale): Promise<GroupAttempt> {
    const manager = readManager(posted);
    const candidates = await this.judgeManager.chosenAmong(manager);
    const typed = readLines(posted).filter((line) => !isBlank(line));
    const back = (problem: FileProblem) => ({
      ...this.attempt(manager, withBlankLines(typed, LINES_SHOWN)),
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
    return { ...this.attempt(manager, lines), candidates, brought: brought.length };
  }

  /** @param group the one that the lines are added to, whose manager is known; null for a new one. */
  async judged(
    event: EventRecord,
    posted: FormBody | undefined,
    locale: Locale,
    group: RegistrationGroup | null = null,
  ): Promise<JudgedForm> {
    const manager = readManager(posted);
    const lines = withBlankLines(readLines(posted), 0);
    const judgedManager = group
      ? { employer: group, errors: [], candidates: [] }
      : await this.judgeManager.of(manager, locale);
    const { employer } = judgedManager;
    const functions = await this.functions.of(event.id);
    const people = await this.judgePeople.of(
      event,
      lines.map((line) => this.personOf(line, employer, functions, locale)),
      { locale, audience: { groupId: group?.id ?? null } },
    );
    const errors = judgedManager.errors.map((error) => this.wrongManager(error, locale));
    if (lines.length === 0)
      errors.push({ field: lineField(1, 'lastName'), message: this.catalogues.text(locale, 'groups:errors.nobody') });
    const attempt = this.attemptOf(manager, lines, people, errors, locale);
    return {
      attempt: { ...attempt, candidates: judgedManager.candidates },
      ready: people.flatMap(({ line, request }) => (request ? [{ line, request }] : [])),
      shown: people.flatMap(({ line, request }) => {
        const typed = lines.find((one) => one.line === line);
        return request && typed
          ? [{ ...typed, functionKey: request.functionKey, functionText: request.functionText }]
          : [];
      }),
      employer: judgedManager.errors.length > 0 ? null : employer,
      asksAgreement: await this.asksAgreement(event),
    };
  }

  private async asksAgreement(event: EventRecord): Promise<boolean> {
    const { body } = await this.settings.of(event, 'approval');
    return stepsFor(readApprovalRules(body), 'group').length > 0;
  }

  /** What is left to mend once the right lines are registered. */
  remaining(
    { attempt }: JudgedForm,
    registered: readonly number[],
    refused: ReadonlyMap<number, DomainError>,
    locale: Locale,
  ): GroupAttempt {
    const left = attempt.lines.filter(({ line }) => !registered.includes(line));
    const lines = left.map((line, at): ShownLine => {
      const error = refused.get(line.line);
      const wrong = error ? this.refusal(error, locale) : line.wrong;
      return { line: at + 1, fields: line.fields, wrong };
    });
    return { ...attempt, lines, errors: this.summary(lines, locale), ready: 0, done: registered.length };
  }

  /** Whoever could not be told of before is only told of by a mail to the address. */
  private refusal(error: DomainError, locale: Locale): ReadonlyMap<string, string> {
    if (error instanceof AlreadyRegistered)
      return new Map([['email', this.catalogues.text(locale, 'groups:errors.elsewhere')]]);
    return new Map([['lastName', this.catalogues.text(locale, `errors:${error.code}`, error.parameters)]]);
  }

  private personOf(
    { line, fields }: GroupLine,
    employer: SharedEmployer,
    functions: EventFunctions,
    locale: Locale,
  ): TypedPerson {
    const { lastName, firstName, email, remarks } = fields;
    return {
      line,
      fields: {
        lastName,
        firstName,
        email,
        remarks,
        phone: '',
        collective: '',
        ...functions.named(fields.function, locale),
        collectivity: employer.collectivityTyped,
        collectivityKind: employer.collectivityKind,
      },
    };
  }

  private attemptOf(
    manager: GroupManager,
    lines: readonly GroupLine[],
    people: readonly JudgedPerson[],
    errors: readonly WrongField[],
    locale: Locale,
  ): GroupAttempt {
    const shown = lines.map((line, at): ShownLine => {
      // The employer is the manager's to mend, once for all.
      const own = (people[at]?.errors ?? []).filter(({ field }) => columnOfField(field) !== 'collectivity');
      return { ...line, wrong: wrongFields(own, (error) => this.words.message(error, locale), columnOfField) };
    });
    const ready = people.filter(({ verdict }) => verdict === 'ready').length;
    return {
      ...this.attempt(manager, shown),
      lines: shown,
      errors: [...errors, ...this.summary(shown, locale)],
      ready,
    };
  }

  private summary(lines: readonly ShownLine[], locale: Locale): WrongField[] {
    return lines.flatMap(({ line, wrong }) =>
      [...wrong].map(([field, message]) => ({
        field: `l${line}-${field}`,
        message: this.catalogues.text(locale, 'groups:errors.ofPerson', {
          line,
          problem: this.words.inColumn(
            field,
            `${message.charAt(0).toLocaleLowerCase(locale)}${message.slice(1)}`,
            locale,
          ),
        }),
      })),
    );
  }

  private wrongManager({ field, code, parameters }: FieldError, locale: Locale): WrongField {
    const own = `groups:errors.${code}`;
    const key = this.catalogues.has(locale, own) ? own : `fields:errors.${code}`;
    return { field, message: this.catalogues.text(locale, key, parameters) };
  }

  private attempt(manager: GroupManager, lines: readonly GroupLine[]): GroupAttempt {
    const shown = lines.map((line) => ({ ...line, wrong: new Map<string, string>() }));
    return { manager, lines: shown, errors: [], candidates: [], ready: 0, done: 0, brought: 0, stale: false };
  }
}
