import { Injectable } from '@nestjs/common';
import type { Typed } from '../../../events/domain/edit/section.js';
import { EventQueries } from '../../../events/queries/event.queries.js';
import type { Organiser } from '../../../platform/accounts/organiser.js';
import { InvalidInput } from '../../../platform/errors/domain-error.js';
import { QuestionNeeded, QuestionUnknown, TooManyFiles, TooManyQuestions } from '../domain/form.errors.js';
import { MOST_FILES } from '../domain/file-answer.js';
import { askedQuestions, fileCount, type FormSettings, MOST_QUESTIONS } from '../domain/form-settings.js';
import { checkQuestion, possibleConditions, shownQuestion, typedQuestion } from '../domain/question-form.js';
import { dependents, movedQuestion, restoredQuestion, withoutQuestion } from '../domain/question-list.js';
import type { Question, QuestionKind } from '../domain/question.js';
import { changedBySection, type FormSectionKey, shownSection, typedSection } from '../domain/section-form.js';
import { standardSubjects, type Subject } from '../domain/condition.js';
import { AnsweredQuestions } from '../queries/answered-questions.query.js';
import { ChangeForm, refuseStale } from './change-form.js';

/** The form as its organisers make it: each change judged and written under the event's lock. */
@Injectable()
export class BuildForm {
  constructor(
    private readonly form: ChangeForm,
    private readonly answered: AnsweredQuestions,
    private readonly events: EventQueries,
  ) {}

  /** @param fingerprint of what the page showed. @throws InvalidInput, FormChangedMeanwhile */
  async saveSection(
    organiser: Organiser,
    slug: string,
    { section, posted, fingerprint }: { section: FormSectionKey; posted: Typed; fingerprint: string },
  ): Promise<void> {
    await this.form.change(organiser, slug, (settings, { zone }) => {
      const typed = typedSection(section, posted);
      refuseStale(shownSection(section, settings, zone), typed, fingerprint);
      const { settings: after, errors } = changedBySection(section, typed, settings, zone);
      if (!after) throw new InvalidInput(errors);
      return { settings: after, verb: 'form-edited', details: { section } };
    });
  }

  /** @returns the new question's id. @throws InvalidInput, TooManyQuestions, TooManyFiles */
  async addQuestion(organiser: Organiser, slug: string, kind: QuestionKind, posted: Typed): Promise<string> {
    const added = await this.form.change(organiser, slug, async (settings, { eventId }) => {
      const asked = askedQuestions(settings);
      refuseTooMany(settings, kind);
      const { questions } = settings;
      const possible = await this.possible(eventId, settings, null);
      const typed = typedQuestion(posted, possible);
      const { question, errors } = checkQuestion(typed, { kind, id: null }, { questions, possible });
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
    await this.form.change(organiser, slug, async (settings, { eventId }) => {
      const { questions } = settings;
      const before = known(settings, id);
      const possible = await this.possible(eventId, settings, id);
      const typed = typedQuestion(posted, possible);
      refuseStale(shownQuestion(before), typed, fingerprint);
      const { question, errors } = checkQuestion(typed, before, { questions, possible });
      if (!question) throw new InvalidInput(errors);
      const after = { ...settings, questions: questions.map((one) => (one.id === id ? question : one)) };
      return { settings: after, verb: 'form-question-edited', details: { question: question.label.fr } };
    });
  }

  /** To a place among the questions that are asked, 0 the first. @returns false where nothing moved. */
  async moveQuestion(organiser: Organiser, slug: string, id: string, place: number): Promise<boolean> {
    const moved = await this.form.change(organiser, slug, (settings) => {
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
    const result = await this.form.change(organiser, slug, async (settings, { tx, eventId }) => {
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
    await this.form.change(organiser, slug, (settings) => {
      const { label, archived, kind } = known(settings, id);
      if (!archived) return null;
      refuseTooMany(settings, kind);
      const questions = restoredQuestion(settings, id);
      return { settings: { ...settings, questions }, verb: 'form-question-restored', details: { question: label.fr } };
    });
  }

  /** What a question may hang on; `id` is null for a new one. */
  private async possible(eventId: string, settings: FormSettings, id: string | null): Promise<Subject[]> {
    const options = (await this.events.byId(eventId))?.options ?? [];
    const standard = standardSubjects(
      settings,
      options.map((option) => option.id),
    );
    return [...standard, ...possibleConditions(settings.questions, id)];
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
