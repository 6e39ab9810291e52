import { Injectable } from '@nestjs/common';
import type { EventRecord } from '../../../events/domain/event.js';
import type { DomainError, FieldError } from '../../../platform/errors/domain-error.js';
import { Catalogues, type Locale } from '../../../platform/i18n/catalogues.js';
import type { FormBody } from '../../../platform/web/form-body.js';
import { stepsFor } from '../../approvals/domain/approval-chain.js';
import { readApprovalRules } from '../../approvals/domain/approval-rules.js';
import { AlreadyRegistered } from '../../domain/registration.errors.js';
import type { RegistrationRequest } from '../../domain/registration-form.js';
import type { JudgedPerson, TypedPerson } from '../../imports/domain/judged-person.js';
import { type EventFunctions, FunctionWords } from '../../imports/use-cases/function-words.js';
import { JudgePeople } from '../../imports/use-cases/judge-people.js';
import { columnOfField, LineWords } from '../../imports/web/line-words.js';
import { SteadySettings } from '../../settings/queries/steady-settings.query.js';
import type { WrongField } from '../../web/registration-form.view.js';
import {
  type GroupLine,
  type GroupManager,
  lineField,
  readLines,
  readManager,
  withBlankLines,
} from '../domain/group-form.js';
import type { RegistrationGroup } from '../domain/group.js';
import { JudgeManager } from '../use-cases/judge-manager.js';
import type { GroupOutcome } from '../use-cases/register-group.js';
import { asTyped, type GroupAttempt, type PreviewedLine, type ShownLine, wrongFields } from './group-form.view.js';

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

/** Judges the form of a group, and words what is wrong with it. */
@Injectable()
export class JudgeGroupForm {
  constructor(
    private readonly judgePeople: JudgePeople,
    private readonly judgeManager: JudgeManager,
    private readonly settings: SteadySettings,
    private readonly functions: FunctionWords,
    private readonly words: LineWords,
    private readonly catalogues: Catalogues,
  ) {}

  /** @param group the one that the lines are added to, whose manager is known; null for a new one. */
  async of(
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
    const people = await this.peopleOf(event, lines, employer, group?.id ?? null, locale);
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

  /**
   * What is left to mend once the right lines are registered. It is judged anew: lines have other numbers, and may be of
   * people who are registered now.
   */
  async remaining(
    event: EventRecord,
    { attempt, employer }: JudgedForm,
    { group, registered, refused }: GroupOutcome,
    locale: Locale,
  ): Promise<GroupAttempt> {
    const done = new Set(registered.map(({ line }) => line));
    const errors = new Map(refused.map(({ line, error }) => [line, error]));
    const left = attempt.lines.filter(({ line }) => !done.has(line));
    const lines = left.map(({ fields }, at): GroupLine => ({ line: at + 1, fields }));
    const shared = group ?? employer;
    const people = shared ? await this.peopleOf(event, lines, shared, group?.id ?? null, locale) : [];
    const shown = lines.map((line, at): ShownLine => {
      const error = errors.get(left[at]?.line ?? 0);
      return { ...line, wrong: error ? this.refusal(error, locale) : this.wrongOf(people[at], locale) };
    });
    return { ...attempt, lines: shown, errors: this.summary(shown, locale), ready: 0, done: done.size };
  }

  /** Whoever could not be told of before is only told of by a mail to the address. */
  private refusal(error: DomainError, locale: Locale): ReadonlyMap<string, string> {
    if (error instanceof AlreadyRegistered)
      return new Map([['email', this.catalogues.text(locale, 'groups:errors.elsewhere')]]);
    return new Map([['lastName', this.catalogues.text(locale, `errors:${error.code}`, error.parameters)]]);
  }

  private async peopleOf(
    event: EventRecord,
    lines: readonly GroupLine[],
    employer: SharedEmployer,
    groupId: string | null,
    locale: Locale,
  ): Promise<JudgedPerson[]> {
    const functions = await this.functions.of(event.id);
    return this.judgePeople.of(
      event,
      lines.map((line) => this.personOf(line, employer, functions, locale)),
      { locale, audience: { groupId } },
    );
  }

  /** The employer is the manager's to mend, once for all. */
  private wrongOf(person: JudgedPerson | undefined, locale: Locale): ReadonlyMap<string, string> {
    const own = (person?.errors ?? []).filter(({ field }) => columnOfField(field) !== 'collectivity');
    return wrongFields(own, (error) => this.messageOf(error, locale), columnOfField);
  }

  /** Lines of the form are people: « la personne 3 ». */
  private messageOf(error: FieldError, locale: Locale): string {
    if (error.code !== 'person-twice') return this.words.message(error, locale);
    return this.catalogues.text(locale, 'groups:errors.person-twice', error.parameters);
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
    const shown = lines.map((line, at): ShownLine => ({ ...line, wrong: this.wrongOf(people[at], locale) }));
    const ready = people.filter(({ verdict }) => verdict === 'ready').length;
    return {
      ...asTyped(manager, shown),
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
}
