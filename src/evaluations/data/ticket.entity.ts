import { Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { QuestionnaireEntity } from './questionnaire.entity.js';

/** The SHA-256 of a form that was sent, or of a device that answered: the second sending finds it. */
@Entity('questionnaire_tickets')
export class TicketEntity {
  @ForeignKey(() => QuestionnaireEntity, { name: 'fk_questionnaire_tickets_questionnaire_id' })
  @PrimaryColumn({
    name: 'questionnaire_id',
    type: 'varchar',
    length: 36,
    primaryKeyConstraintName: 'pk_questionnaire_tickets',
  })
  questionnaireId: string;

  @PrimaryColumn({ type: 'varchar', length: 64, primaryKeyConstraintName: 'pk_questionnaire_tickets' })
  ticket: string;
}
