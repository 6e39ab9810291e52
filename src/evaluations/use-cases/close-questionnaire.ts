import { Injectable, Logger } from '@nestjs/common';
import { Cron, CronExpression } from '@nestjs/schedule';
import { AuditTrail, type AuditActor } from '../../platform/audit/audit-trail.js';
import { Clock } from '../../platform/clock/clock.js';
import { ReadDatabase } from '../../platform/database/read-database.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { AnswerRepository } from '../data/answer.repository.js';
import { QuestionnaireRepository } from '../data/questionnaire.repository.js';
import { SealUnreadable, Seals } from '../data/seal.js';
import { QuestionnaireUnknown } from '../domain/evaluation.errors.js';
import { protectFacts } from '../domain/protect-facts.js';
import type { Response } from '../domain/response.js';

const BY_ITSELF: AuditActor = { accountId: null, name: 'Tablée' };

/** Ends a questionnaire and opens its box: all answers at once, mixed by chance, without the facts that too few share. */
@Injectable()
export class CloseQuestionnaire {
  private readonly log = new Logger('Evaluations');

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly read: ReadDatabase,
    private readonly questionnaires: QuestionnaireRepository,
    private readonly answers: AnswerRepository,
    private readonly seals: Seals,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /**
   * Asked twice, it does the same as once.
   * @throws QuestionnaireUnknown
   */
  async execute(actor: AuditActor, questionnaireId: string): Promise<void> {
    await this.unitOfWork.run((tx) => this.close(tx, actor, questionnaireId), { lane: questionnaireId });
    await this.openBox(questionnaireId);
  }

  /** Those whose time is over, and boxes that an interruption left shut. Of several processes each may do it. */
  @Cron(CronExpression.EVERY_MINUTE)
  async closeDue(): Promise<void> {
    const due = await this.read.query<{ id: string }>(
      `SELECT id AS "id" FROM questionnaires WHERE status = 'open' AND closes_at <= ?`,
      [this.clock.now().getTime()],
    );
    for (const { id } of due) await this.execute(BY_ITSELF, id);
    const shut = await this.read.query<{ id: string }>(
      `SELECT id AS "id" FROM questionnaires WHERE status = 'closed' AND seal IS NOT NULL`,
    );
    for (const { id } of shut) await this.openBox(id);
  }

  private async close(tx: Transaction, actor: AuditActor, id: string): Promise<void> {
    const questionnaire = await this.questionnaires.lock(tx, id);
    if (!questionnaire) throw new QuestionnaireUnknown();
    if (questionnaire.status !== 'open') return;
    await this.questionnaires.close(tx, id, this.clock.now().getTime());
    await this.audit.record(tx, {
      actor,
      eventId: questionnaire.eventId,
      verb: 'questionnaire-closed',
      subjectKind: 'questionnaire',
      subjectId: id,
      details: { title: questionnaire.title.fr },
    });
  }

  /** Nothing is lost where the installation's secret is not the one of the seal: the box stays shut until it is back. */
  private async openBox(id: string): Promise<void> {
    try {
      const isOpen = await this.unitOfWork.run((tx) => this.openBoxWithin(tx, id), { lane: id });
      // What was sealed lies in free pages and logs until they are written over; the key is gone, and so shall this be.
      if (isOpen) await this.unitOfWork.scrub();
    } catch (error) {
      if (!(error instanceof SealUnreadable)) throw error;
      this.log.error(
        'answers are sealed under another SECRET than the present one; the box of a questionnaire stays shut',
      );
    }
  }

  /** @returns whether there was a box. */
  private async openBoxWithin(tx: Transaction, id: string): Promise<boolean> {
    const questionnaire = await this.questionnaires.lock(tx, id);
    if (questionnaire?.status !== 'closed' || questionnaire.seal === null) return false;
    const seal = this.seals.open(questionnaire.seal, id);
    const responses = (await this.answers.box(tx, id)).map((sealed) => seal.read(sealed) as Response);
    const kept = protectFacts(responses, questionnaire.threshold);
    await this.answers.store(
      tx,
      id,
      kept.map((response) => ({ ...response, personId: null })),
    );
    await this.answers.emptyBox(tx, id);
    await this.questionnaires.forgetSeal(tx, id);
    return true;
  }
}
