import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { QuestionnaireEntity } from './questionnaire.entity.js';

/** What was answered. Anonymous ones come all at once, in no order, when the box is opened. */
@Entity('questionnaire_responses')
@Index('ix_questionnaire_responses_questionnaire', ['questionnaireId'])
@Index('uq_questionnaire_responses_person', ['questionnaireId', 'personId'], {
  unique: true,
  where: 'person_id IS NOT NULL',
})
@Check('ck_questionnaire_responses_anonymous', 'anonymous = (person_id IS NULL)')
export class ResponseEntity {
  /** Random, not of the time. */
  @PrimaryColumn({ type: 'varchar', length: 36, primaryKeyConstraintName: 'pk_questionnaire_responses' })
  id: string;

  @ForeignKey(() => QuestionnaireEntity, { name: 'fk_questionnaire_responses_questionnaire_id' })
  @Column({ name: 'questionnaire_id', type: 'varchar', length: 36 })
  questionnaireId: string;

  @Column({ type: 'boolean' })
  anonymous: boolean;

  /** Null unless the answers are confidential and name their author to the organisers. */
  @Column({ name: 'person_id', type: 'varchar', length: 36, nullable: true })
  personId: string | null;

  /** Whether it counts as a person, or is a piece about one atelier. */
  @Column({ type: 'boolean' })
  whole: boolean;

  /** JSON: what of the person stands beside the answers. */
  @Column({ type: 'text' })
  facts: string;

  /** JSON: question, subject and value of each. */
  @Column({ type: 'text' })
  answers: string;
}
