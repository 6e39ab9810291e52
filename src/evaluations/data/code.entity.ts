import { Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { QuestionnaireEntity } from './questionnaire.entity.js';

/** What is typed or read from a screen or a table to answer without a link of one's own. */
@Entity('questionnaire_codes')
@Unique('uq_questionnaire_codes_code', ['code'])
@Index('ix_questionnaire_codes_questionnaire', ['questionnaireId'])
export class CodeEntity {
  @PrimaryColumn({ type: 'varchar', length: 36, primaryKeyConstraintName: 'pk_questionnaire_codes' })
  id: string;

  @ForeignKey(() => QuestionnaireEntity, { name: 'fk_questionnaire_codes_questionnaire_id' })
  @Column({ name: 'questionnaire_id', type: 'varchar', length: 36 })
  questionnaireId: string;

  @Column({ type: 'varchar', length: 6 })
  code: string;

  /** The atelier at whose tables it stands; null for the whole room. */
  @Column({ type: 'varchar', length: 60, nullable: true })
  atelier: string | null;

  @Column({ type: 'varchar', length: 100 })
  label: string;

  /** How many people sit there; null where nobody counted. */
  @Column({ type: 'integer', nullable: true })
  expected: number | null;

  @Column({ type: 'integer' })
  answered: number;

  @Column({ type: 'boolean' })
  revoked: boolean;
}
