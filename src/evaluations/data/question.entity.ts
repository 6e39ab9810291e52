import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { QuestionKind, Scope } from '../domain/question.js';
import { QuestionnaireEntity } from './questionnaire.entity.js';

@Entity('questionnaire_questions')
@Index('ix_questionnaire_questions_questionnaire', ['questionnaireId', 'position'])
@Index('uq_questionnaire_questions_key', ['questionnaireId', 'key'], { unique: true, where: 'replaced_by IS NULL' })
@Check(
  'ck_questionnaire_questions_kind',
  "kind IN ('agreement', 'choice', 'several', 'ranking', 'number', 'recommendation', 'short', 'long')",
)
@Check('ck_questionnaire_questions_scope', "scope IN ('event', 'atelier', 'facilitator')")
export class QuestionEntity {
  @PrimaryColumn({ type: 'varchar', length: 36, primaryKeyConstraintName: 'pk_questionnaire_questions' })
  id: string;

  @ForeignKey(() => QuestionnaireEntity, { name: 'fk_questionnaire_questions_questionnaire_id' })
  @Column({ name: 'questionnaire_id', type: 'varchar', length: 36 })
  questionnaireId: string;

  @Column({ name: 'question_key', type: 'varchar', length: 60 })
  key: string;

  @Column({ type: 'integer' })
  step: number;

  @Column({ type: 'integer' })
  position: number;

  @Column({ type: 'varchar', length: 20 })
  kind: QuestionKind;

  @Column({ type: 'varchar', length: 20 })
  scope: Scope;

  /** JSON: words in both languages. */
  @Column({ type: 'text' })
  label: string;

  @Column({ type: 'text' })
  hint: string;

  @Column({ type: 'boolean' })
  required: boolean;

  /** JSON: key and words of each. */
  @Column({ type: 'text' })
  options: string;

  @Column({ type: 'integer', nullable: true })
  smallest: number | null;

  @Column({ type: 'integer', nullable: true })
  largest: number | null;

  /** JSON, or null. */
  @Column({ type: 'text', nullable: true })
  condition: string | null;

  @Column({ name: 'replaced_by', type: 'varchar', length: 36, nullable: true })
  replacedBy: string | null;

  @Column({ type: 'boolean' })
  retired: boolean;
}
