import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { QuestionnaireEntity } from './questionnaire.entity.js';

/** The ballot box: anonymous answers, sealed until the questionnaire closes. All of one questionnaire are of one length. */
@Entity('questionnaire_box')
@Index('ix_questionnaire_box_released', ['questionnaireId', 'released'])
export class SealedAnswerEntity {
  /** Random, not of the time. */
  @PrimaryColumn({ type: 'varchar', length: 36, primaryKeyConstraintName: 'pk_questionnaire_box' })
  id: string;

  @ForeignKey(() => QuestionnaireEntity, { name: 'fk_questionnaire_box_questionnaire_id' })
  @Column({ name: 'questionnaire_id', type: 'varchar', length: 36 })
  questionnaireId: string;

  /** Whether it is counted in what is shown live: answers are released in groups of the threshold. */
  @Column({ type: 'boolean' })
  released: boolean;

  @Column({ type: 'text' })
  sealed: string;
}
