import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { QuestionnaireEntity } from '../../data/questionnaire.entity.js';

/** What was made of one written answer of a closed questionnaire; the answer itself stays as it is. */
@Entity('verbatims')
@Index('ix_verbatims_questionnaire', ['questionnaireId'])
@Index('ix_verbatims_person', ['personId'])
export class VerbatimEntity {
  @PrimaryColumn({ name: 'response_id', type: 'varchar', length: 36, primaryKeyConstraintName: 'pk_verbatims' })
  responseId: string;

  @PrimaryColumn({ name: 'question_id', type: 'varchar', length: 36, primaryKeyConstraintName: 'pk_verbatims' })
  questionId: string;

  /** The atelier or facilitator it is about; empty for the whole. */
  @PrimaryColumn({ type: 'varchar', length: 60, primaryKeyConstraintName: 'pk_verbatims' })
  subject: string;

  @ForeignKey(() => QuestionnaireEntity, { name: 'fk_verbatims_questionnaire_id' })
  @Column({ name: 'questionnaire_id', type: 'varchar', length: 36 })
  questionnaireId: string;

  /** In confidential mode the author, so that what is held of them is given and erased with the rest. */
  @Column({ name: 'person_id', type: 'varchar', length: 36, nullable: true })
  personId: string | null;

  /** As it may be published. */
  @Column({ type: 'text' })
  text: string;

  /** JSON: ids of the themes. */
  @Column({ type: 'text' })
  themes: string;

  @Column({ type: 'boolean' })
  chosen: boolean;

  @Column({ type: 'boolean' })
  critical: boolean;

  @Column({ type: 'integer' })
  version: number;

  @Column({ name: 'updated_at', type: 'bigint' })
  updatedAt: number;
}
