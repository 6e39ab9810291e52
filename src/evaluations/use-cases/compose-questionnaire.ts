import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EventRecord } from '../../events/domain/event.js';
import { AuditTrail, type AuditActor } from '../../platform/audit/audit-trail.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { newId } from '../../platform/ids/ids.js';
import { AnswerRepository } from '../data/answer.repository.js';
import { QuestionRepository } from '../data/question.repository.js';
import {
  QuestionnaireRepository,
  type LockedQuestionnaire,
  type QuestionnaireSettings,
} from '../data/questionnaire.repository.js';
import { defaultDates } from '../domain/default-dates.js';
import { QuestionnaireChangedMeanwhile, QuestionnaireStep, QuestionnaireUnknown } from '../domain/evaluation.errors.js';
import { MODELS, type ModelName } from '../domain/models/models.js';
import { withAdded, withChanged, withMoved, withRemoved } from '../domain/question-list.js';
import { isAskedNow, type Question, type QuestionDraft } from '../domain/question.js';
import { DEFAULT_THRESHOLD, MOST_REMINDERS, type QuestionnaireWithQuestions } from '../domain/questionnaire.js';

/** Which questionnaire, as its form was opened: nobody overwrites what somebody else changed since. */
export interface Edited {
  readonly id: string;
  readonly version: number;
}

/** An organiser writes a questionnaire: from a model or from another edition's, question by question. */
@Injectable()
export class ComposeQuestionnaire {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly questionnaires: QuestionnaireRepository,
    private readonly questions: QuestionRepository,
    private readonly answers: AnswerRepository,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** @returns its id. */
  async fromModel(actor: AuditActor, event: EventRecord, name: ModelName): Promise<string> {
    const model = MODELS[name];
    const { moment, audience, title, intro, steps } = model;
    const settings: QuestionnaireSettings = {
      ...{ moment, audience, title, intro, steps },
      ...defaultDates(moment, event),
      atelier: null,
      mode: 'anonymous',
      threshold: DEFAULT_THRESHOLD,
      facts: audience === 'facilitators' ? [] : moment === 'hot' ? ['type', 'ateliers'] : ['type'],
      roomLink: moment === 'hot' && audience !== 'facilitators',
      oncePerDevice: false,
      reminders: MOST_REMINDERS,
    };
    return this.create(actor, event, settings, model.questions);
  }

  /** A copy for this event, under the same keys: editions compare by them. @returns its id. */
  async copyOf(actor: AuditActor, event: EventRecord, model: QuestionnaireWithQuestions): Promise<string> {
    const settings = { ...model, atelier: null, ...defaultDates(model.moment, event) };
    return this.create(actor, event, settings, model.questions.filter(isAskedNow));
  }

  /** @throws QuestionnaireUnknown, QuestionnaireChangedMeanwhile, QuestionnaireStep */
  async changeSettings(actor: AuditActor, edited: Edited, settings: QuestionnaireSettings): Promise<void> {
    await this.edit(actor, edited, async (tx, questionnaire, now) => {
      // What people were promised when they answered stays so.
      const promised = questionnaire.status === 'draft' ? {} : promisesOf(questionnaire);
      await this.questionnaires.change(tx, edited.id, { ...settings, ...promised }, now);
    });
  }

  async addQuestion(actor: AuditActor, edited: Edited, draft: QuestionDraft): Promise<void> {
    await this.change(actor, edited, (questions) => withAdded(questions, draft, newId()));
  }

  async changeQuestion(
    actor: AuditActor,
    edited: Edited,
    id: string,
    draft: Omit<QuestionDraft, 'key'>,
  ): Promise<void> {
    await this.change(actor, edited, (questions, { answered }) =>
      withChanged(questions, id, draft, { answered, newId: newId() }),
    );
  }

  async removeQuestion(actor: AuditActor, edited: Edited, id: string): Promise<void> {
    await this.change(actor, edited, (questions, { answered }) => withRemoved(questions, id, answered));
  }

  async moveQuestion(actor: AuditActor, edited: Edited, id: string, by: -1 | 1): Promise<void> {
    await this.change(actor, edited, (questions, { lastStep }) => withMoved(questions, id, by, lastStep));
  }

  /** @throws QuestionnaireStep once people were asked. */
  async remove(actor: AuditActor, edited: Edited): Promise<void> {
    await this.edit(actor, edited, async (tx, { status }) => {
      if (status !== 'draft') throw new QuestionnaireStep('questionnaire-answered');
      await this.questionnaires.remove(tx, edited.id);
    });
  }

  private async create(
    actor: AuditActor,
    event: EventRecord,
    settings: QuestionnaireSettings,
    drafts: readonly QuestionDraft[],
  ): Promise<string> {
    const id = newId();
    await this.unitOfWork.run(
      async (tx) => {
        await this.questionnaires.insert(tx, id, event.id, settings, this.clock.now().getTime());
        const questions = drafts.map((draft) => ({ ...draft, id: randomUUID(), replacedBy: null, retired: false }));
        await this.questions.save(tx, id, questions);
        await this.record(tx, actor, 'questionnaire-created', event.id, id, settings.title.fr);
      },
      { lane: id },
    );
    return id;
  }

  private async change(
    actor: AuditActor,
    edited: Edited,
    change: (questions: readonly Question[], about: { answered: boolean; lastStep: number }) => Question[],
  ): Promise<void> {
    await this.edit(actor, edited, async (tx, { steps }, now) => {
      const answered = await this.answers.hasAny(tx, edited.id);
      const questions = await this.questions.of(tx, edited.id);
      await this.questions.save(
        tx,
        edited.id,
        change(questions, { answered, lastStep: Math.max(0, steps.length - 1) }),
      );
      await this.questionnaires.touch(tx, edited.id, now);
    });
  }

  private async edit(
    actor: AuditActor,
    { id, version }: Edited,
    work: (tx: Transaction, questionnaire: LockedQuestionnaire, now: number) => Promise<void>,
  ): Promise<void> {
    await this.unitOfWork.run(
      async (tx) => {
        const questionnaire = await this.questionnaires.lock(tx, id);
        if (!questionnaire) throw new QuestionnaireUnknown();
        if (questionnaire.version !== version) throw new QuestionnaireChangedMeanwhile();
        if (questionnaire.status === 'closed') throw new QuestionnaireStep('questionnaire-final');
        await work(tx, questionnaire, this.clock.now().getTime());
        await this.record(tx, actor, 'questionnaire-changed', questionnaire.eventId, id, questionnaire.title.fr);
      },
      { lane: id },
    );
  }

  private async record(
    tx: Transaction,
    actor: AuditActor,
    verb: 'questionnaire-created' | 'questionnaire-changed',
    eventId: string,
    subjectId: string,
    title: string,
  ): Promise<void> {
    await this.audit.record(tx, { actor, eventId, verb, subjectKind: 'questionnaire', subjectId, details: { title } });
  }
}

function promisesOf({ mode, threshold, facts, audience, atelier }: LockedQuestionnaire) {
  return { mode, threshold, facts, audience, atelier };
}
