import { Injectable } from '@nestjs/common';
import { AuditTrail, type AuditActor } from '../../platform/audit/audit-trail.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { AnswerRepository } from '../data/answer.repository.js';
import { QuestionnaireRepository, type LockedQuestionnaire } from '../data/questionnaire.repository.js';
import { Seals } from '../data/seal.js';
import { ticketOf } from '../data/ticket.js';
import type { Complete } from '../domain/answering.js';
import { AlreadyAnswered, QuestionnaireNotOpen, QuestionnaireUnknown } from '../domain/evaluation.errors.js';
import { standingOf } from '../domain/questionnaire.js';
import type { Facts, Response } from '../domain/response.js';

/** Who answers: somebody known by a link of their own, or whoever read a code. */
export type Respondent =
  | { readonly personId: string; readonly facts: Facts }
  | {
      /** What makes a second sending of the same form known; the browser's alone. */
      readonly formKey: string;
      /** The browser's own mark, where a device answers once. */
      readonly device: string | null;
      /** The code at which it is counted. */
      readonly codeId: string | null;
    };

export interface GivenAnswer {
  readonly questionnaireId: string;
  readonly complete: Complete;
  readonly respondent: Respondent;
  /** In bytes: how long every sealed answer of the questionnaire is. */
  readonly sealedSize: number;
  /** Who typed it from paper. */
  readonly typedBy?: AuditActor;
}

/**
 * One answer, once. In anonymous mode two things are written that nothing joins: that the person answered, and, sealed, what was
 * answered; see docs/adr/0011 for what a copy of the database then tells.
 */
@Injectable()
export class RecordAnswer {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly questionnaires: QuestionnaireRepository,
    private readonly answers: AnswerRepository,
    private readonly seals: Seals,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** @throws QuestionnaireUnknown, QuestionnaireNotOpen, AlreadyAnswered */
  async execute(given: GivenAnswer): Promise<void> {
    const { questionnaireId } = given;
    await this.unitOfWork.run((tx) => this.record(tx, given), { lane: questionnaireId });
  }

  private async record(tx: Transaction, given: GivenAnswer): Promise<void> {
    const questionnaire = await this.questionnaires.lock(tx, given.questionnaireId);
    if (!questionnaire) throw new QuestionnaireUnknown();
    const standing = standingOf(questionnaire, this.clock.now().getTime());
    if (standing !== 'open') throw new QuestionnaireNotOpen(standing);
    if (!(await this.isFirst(tx, questionnaire, given.respondent))) throw new AlreadyAnswered();
    if (given.typedBy) await this.recordTyping(tx, questionnaire, given.typedBy);
    const response = responseOf(questionnaire, given);
    if (questionnaire.seal === null) {
      const personId = 'personId' in given.respondent ? given.respondent.personId : null;
      await this.answers.store(tx, questionnaire.id, [{ ...response, personId }]);
      return;
    }
    const sealed = this.seals.open(questionnaire.seal, questionnaire.id).close(response, given.sealedSize);
    await this.answers.putInBox(tx, questionnaire.id, sealed, questionnaire.threshold);
  }

  private async recordTyping(
    tx: Transaction,
    { id, eventId, title }: LockedQuestionnaire,
    actor: AuditActor,
  ): Promise<void> {
    await this.audit.record(tx, {
      actor,
      eventId,
      verb: 'paper-answer-typed',
      subjectKind: 'questionnaire',
      subjectId: id,
      details: { title: title.fr },
    });
  }

  private async isFirst(tx: Transaction, { id, oncePerDevice }: LockedQuestionnaire, by: Respondent): Promise<boolean> {
    if ('personId' in by) return this.answers.markAnswered(tx, id, by.personId);
    if (!(await this.answers.keepTicket(tx, id, ticketOf('form', by.formKey)))) return false;
    if (oncePerDevice && by.device !== null) {
      if (!(await this.answers.keepTicket(tx, id, ticketOf('device', by.device)))) return false;
    }
    if (by.codeId !== null) await this.answers.countAtCode(tx, by.codeId);
    return true;
  }
}

/** Only the facts that the questionnaire says it keeps. */
function responseOf({ facts }: LockedQuestionnaire, { complete, respondent }: GivenAnswer): Response {
  const known = 'personId' in respondent ? respondent.facts : null;
  return {
    whole: true,
    facts: {
      type: facts.includes('type') ? (known?.type ?? null) : null,
      function: facts.includes('function') ? (known?.function ?? null) : null,
      ateliers: facts.includes('ateliers') ? complete.ateliers : null,
    },
    answers: complete.answers,
  };
}
