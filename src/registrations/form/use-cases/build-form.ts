import { Injectable } from '@nestjs/common';
import type { Typed } from '../../../events/domain/edit/section.js';
import { OrganiserEvents } from '../../../events/queries/organiser-events.query.js';
import { fingerprintOf } from '../../../events/use-cases/section-fingerprint.js';
import type { Organiser } from '../../../platform/accounts/organiser.js';
import { type AuditDetails, AuditTrail } from '../../../platform/audit/audit-trail.js';
import { Clock } from '../../../platform/clock/clock.js';
import type { Transaction } from '../../../platform/database/transaction.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { InvalidInput } from '../../../platform/errors/domain-error.js';
import { ProgrammeQuery } from '../../../programme/queries/programme.query.js';
import { RegistrationSettingsRepository } from '../../settings/data/registration-settings.repository.js';
import { WishesRepository } from '../../wishes/data/wishes.repository.js';
import { atelierMoves } from '../../wishes/domain/follow-ateliers.js';
import { wishRounds } from '../../wishes/domain/wish-rounds.js';
import {
  FormChangedMeanwhile,
  QuestionNeeded,
  QuestionUnknown,
  TooManyFiles,
  TooManyQuestions,
} from '../domain/form.errors.js';
import { MOST_FILES } from '../domain/file-answer.js';
import {
  askedQuestions,
  fileCount,
  type FormSettings,
  MOST_QUESTIONS,
  readFormSettings,
} from '../domain/form-settings.js';
import { checkQuestion, possibleConditions, shownQuestion, typedQuestion } from '../domain/question-form.js';
import { dependents, movedQuestion, restoredQuestion, withoutQuestion } from '../domain/question-list.js';
import type { Question, QuestionKind } from '../domain/question.js';
import { changedBySection, type FormSectionKey, shownSection, typedSection } from '../domain/section-form.js';
import { AnsweredQuestions } from '../queries/answered-questions.query.js';
import { sessionsOf } from '../queries/event-form.query.js';

/** What a change makes of the form, and the line that the journal keeps of it; null where nothing changes. */
interface Change {
  readonly settings: FormSettings;
  readonly verb: string;
  readonly details: AuditDetails;
}

/** The form as its organisers make it: each change judged and written under the event's lock. */
@Injectable()
export class BuildForm {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly events: OrganiserEvents,
    private readonly repository: RegistrationSettingsRepository,
    private readonly answered: AnsweredQuestions,
    private readonly programmes: ProgrammeQuery,
    private readonly wishes: WishesRepository,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** @param fingerprint of what the page showed. @throws InvalidInput, FormChangedMeanwhile */
  async saveSection(
    organiser: Organiser,
    slug: string,
    { section, posted, fingerprint }: { section: FormSectionKey; posted: Typed; fingerprint: string },
  ): Promise<void> {
    await this.change(organiser, slug, (settings) => {
      const typed = typedSection(section, posted);
      refuseStale(shownSection(section, settings), typed, fingerprint);
      const { settings: after, errors } = changedBySection(section, typed, settings);
      if (!after) throw new InvalidInput(errors);
      return { settings: after, verb: 'form-edited', details: { section } };
    });
  }

  /** @returns the new question's id. @throws InvalidInput, TooManyQuestions, TooManyFiles */
  async addQuestion(organiser: Organiser, slug: string, kind: QuestionKind, posted: Typed): Promise<string> {
    const added = await this.change(organiser, slug, (settings) => {
      const asked = askedQuestions(settings);
      refuseTooMany(settings, kind);
      const { questions } = settings;
      const typed = typedQuestion(posted, possibleConditions(questions, null));
      const { question, errors } = checkQuestion(typed, { kind, id: null }, questions);
      if (!question) throw new InvalidInput(errors);
      const archived = questions.filter((one) => one.archived);
      const after = { ...settings, questions: [...asked, question, ...archived] };
      return {
        settings: after,
        verb: 'form-question-added',
        details: { question: question.label.fr },
        result: question.id,
      };
    });
    return added ?? '';
  }

  /** @throws InvalidInput, FormChangedMeanwhile, QuestionUnknown */
  async editQuestion(
    organiser: Organiser,
    slug: string,
    { id, posted, fingerprint }: { id: string; posted: Typed; fingerprint: string },
  ): Promise<void> {
    await this.change(organiser, slug, (settings) => {
      const { questions } = settings;
      const before = known(settings, id);
      const typed = typedQuestion(posted, possibleConditions(questions, id));
      refuseStale(shownQuestion(before), typed, fingerprint);
      const { question, errors } = checkQuestion(typed, before, questions);
      if (!question) throw new InvalidInput(errors);
      const after = { ...settings, questions: questions.map((one) => (one.id === id ? question : one)) };
      return { settings: after, verb: 'form-question-edited', details: { question: question.label.fr } };
    });
  }

  /** To a place among the questions that are asked, 0 the first. @returns false where nothing moved. */
  async moveQuestion(organiser: Organiser, slug: string, id: string, place: number): Promise<boolean> {
    const moved = await this.change(organiser, slug, (settings) => {
      const { label } = known(settings, id);
      const questions = movedQuestion(settings, id, place);
      if (!questions) return null;
      return {
        settings: { ...settings, questions },
        verb: 'form-question-moved',
        details: { question: label.fr },
        result: true,
      };
    });
    return moved ?? false;
  }

  /** @returns whether it was kept for its answers. @throws QuestionNeeded */
  async removeQuestion(organiser: Organiser, slug: string, id: string): Promise<'archived' | 'removed'> {
    const result = await this.change(organiser, slug, async (settings, { tx, eventId }) => {
      const { label } = known(settings, id);
      const [dependent] = dependents(settings, id);
      if (dependent) throw new QuestionNeeded(dependent.label.fr);
      const isAnswered = ((await this.answered.of(eventId, tx)).get(id) ?? 0) > 0;
      const questions = withoutQuestion(settings, id, isAnswered);
      const verb = isAnswered ? 'form-question-archived' : 'form-question-removed';
      const result = isAnswered ? ('archived' as const) : ('removed' as const);
      return { settings: { ...settings, questions }, verb, details: { question: label.fr }, result };
    });
    return result ?? 'removed';
  }

  async restoreQuestion(organiser: Organiser, slug: string, id: string): Promise<void> {
    await this.change(organiser, slug, (settings) => {
      const { label, archived, kind } = known(settings, id);
      if (!archived) return null;
      refuseTooMany(settings, kind);
      const questions = restoredQuestion(settings, id);
      return { settings: { ...settings, questions }, verb: 'form-question-restored', details: { question: label.fr } };
    });
  }

  private async change<Result>(
    organiser: Organiser,
    slug: string,
    decide: (
      settings: FormSettings,
      within: { tx: Transaction; eventId: string },
    ) => (Change & { result?: Result }) | null | Promise<(Change & { result?: Result }) | null>,
  ): Promise<Result | undefined> {
    const { event } = await this.events.reach(organiser.accountId, slug, 'edit-event');
    return this.unitOfWork.run(
      async (tx) => {
        // Two organisers at once stand in line here: the second decides on what the first has saved.
        await tx.execute('UPDATE events SET version = version + 1 WHERE id = ?', [event.id]);
        const { body, version } = await this.repository.of(tx, event.id, 'form');
        const before = readFormSettings(body);
        const change = await decide(before, { tx, eventId: event.id });
        if (!change) return undefined;
        const now = this.clock.now().getTime();
        await this.repository.save(tx, { eventId: event.id, topic: 'form', body: change.settings, version, now });
        await this.followWishes(tx, event.id, before, change.settings, now);
        const actor = { accountId: organiser.accountId, name: organiser.name };
        const { verb, details } = change;
        await this.audit.record(tx, {
          actor,
          eventId: event.id,
          verb,
          subjectKind: 'form',
          subjectId: event.id,
          details,
        });
        return change.result;
      },
      { lane: event.id },
    );
  }

  /** Rankings that are asked no more, as when one for the day replaces one a phase, serve nothing. */
  private async followWishes(tx: Transaction, eventId: string, before: FormSettings, after: FormSettings, now: number) {
    if (!before.wishes.asked || !after.wishes.asked || before.wishes.per === after.wishes.per) return;
    const sessions = sessionsOf(await this.programmes.of(eventId, tx));
    const moves = atelierMoves(wishRounds(sessions, before.wishes), wishRounds(sessions, after.wishes));
    await this.wishes.follow(tx, eventId, moves, now);
  }
}

function known({ questions }: FormSettings, id: string): Question {
  const question = questions.find((one) => one.id === id);
  if (!question) throw new QuestionUnknown();
  return question;
}

function refuseTooMany(settings: FormSettings, kind: QuestionKind): void {
  if (askedQuestions(settings).length >= MOST_QUESTIONS) throw new TooManyQuestions(MOST_QUESTIONS);
  if (kind === 'file' && fileCount(settings) >= MOST_FILES) throw new TooManyFiles(MOST_FILES);
}

/** Who sends what is stored anyway takes nothing away from anybody. */
function refuseStale(stored: Typed, typed: Typed, fingerprint: string): void {
  const current = fingerprintOf(filled(stored));
  if (fingerprint !== current && fingerprintOf(filled(typed)) !== current)
    throw new FormChangedMeanwhile(stored, current);
}

/** Of a page's fields only those that say something: rows left empty are no change. */
export function filled(typed: Typed): Typed {
  return Object.fromEntries(Object.entries(typed).filter(([, text]) => text !== ''));
}
