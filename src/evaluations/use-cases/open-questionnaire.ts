import { Injectable } from '@nestjs/common';
import { AuditTrail, type AuditActor } from '../../platform/audit/audit-trail.js';
import { Clock } from '../../platform/clock/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { QuestionRepository } from '../data/question.repository.js';
import { QuestionnaireRepository } from '../data/questionnaire.repository.js';
import { Seals } from '../data/seal.js';
import { QuestionnaireStep, QuestionnaireUnknown } from '../domain/evaluation.errors.js';
import { isAskedNow } from '../domain/question.js';

/** From a draft to a questionnaire that people answer once its hour has come. */
@Injectable()
export class OpenQuestionnaire {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly questionnaires: QuestionnaireRepository,
    private readonly questions: QuestionRepository,
    private readonly seals: Seals,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /**
   * `now`: opens at once, whatever hour was set. A confidential one that was closed opens again; the box of an anonymous one was
   * opened and mixed: a few late answers would be known as those of the late.
   *
   * @throws QuestionnaireUnknown, QuestionnaireStep
   */
  async execute(actor: AuditActor, questionnaireId: string, { now }: { readonly now: boolean }): Promise<void> {
    await this.unitOfWork.run(
      async (tx) => {
        const questionnaire = await this.questionnaires.lock(tx, questionnaireId);
        if (!questionnaire) throw new QuestionnaireUnknown();
        const { status, mode } = questionnaire;
        if (status === 'closed' && mode === 'anonymous') throw new QuestionnaireStep('questionnaire-final');
        const asked = (await this.questions.of(tx, questionnaireId)).filter(isAskedNow);
        if (asked.length === 0) throw new QuestionnaireStep('questionnaire-empty');
        const at = this.clock.now().getTime();
        if (questionnaire.closesAt <= at) throw new QuestionnaireStep('questionnaire-past');
        if (now && questionnaire.opensAt > at) {
          await this.questionnaires.change(tx, questionnaireId, { ...questionnaire, opensAt: at }, at);
        }
        if (status === 'open') return;
        const seal = mode === 'anonymous' ? this.seals.create(questionnaireId) : null;
        await this.questionnaires.open(tx, questionnaireId, seal, at);
        await this.audit.record(tx, {
          actor,
          eventId: questionnaire.eventId,
          verb: 'questionnaire-opened',
          subjectKind: 'questionnaire',
          subjectId: questionnaireId,
          details: { title: questionnaire.title.fr },
        });
      },
      { lane: questionnaireId },
    );
  }
}
