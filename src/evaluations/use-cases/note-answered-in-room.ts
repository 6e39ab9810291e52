import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { AnswerRepository } from '../data/answer.repository.js';
import { QuestionnaireRepository } from '../data/questionnaire.repository.js';
import { QuestionnaireNotOpen, QuestionnaireUnknown } from '../domain/evaluation.errors.js';
import { standingOf } from '../domain/questionnaire.js';

/**
 * Somebody asked by mail says that they answered by the room's code: which answer is theirs nobody knows, so that nothing is written
 * but that they are done. They are not reminded, and their link answers no second time.
 */
@Injectable()
export class NoteAnsweredInRoom {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly questionnaires: QuestionnaireRepository,
    private readonly answers: AnswerRepository,
    private readonly clock: Clock,
  ) {}

  /**
   * Said twice, it is the same as once.
   * @throws QuestionnaireUnknown where no code lets anybody in; QuestionnaireNotOpen
   */
  async execute(questionnaireId: string, personId: string): Promise<void> {
    await this.unitOfWork.run(
      async (tx) => {
        const questionnaire = await this.questionnaires.lock(tx, questionnaireId);
        if (!questionnaire?.roomLink) throw new QuestionnaireUnknown();
        const standing = standingOf(questionnaire, this.clock.now().getTime());
        if (standing !== 'open') throw new QuestionnaireNotOpen(standing);
        await this.answers.markAnswered(tx, questionnaireId, personId);
      },
      { lane: questionnaireId },
    );
  }
}
