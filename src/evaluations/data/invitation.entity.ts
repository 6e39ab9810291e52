import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { QuestionnaireEntity } from './questionnaire.entity.js';

/**
 * Who was asked, and whether they answered: nothing more. The row stands before anybody answers and is changed in place, so that no
 * row tells by its place who came first.
 */
@Entity('questionnaire_invitations')
@Unique('uq_questionnaire_invitations_token', ['tokenHash'])
@Index('ix_questionnaire_invitations_person', ['personId'])
@Check('ck_questionnaire_invitations_kind', "person_kind IN ('registration', 'account')")
export class InvitationEntity {
  @ForeignKey(() => QuestionnaireEntity, { name: 'fk_questionnaire_invitations_questionnaire_id' })
  @PrimaryColumn({
    name: 'questionnaire_id',
    type: 'varchar',
    length: 36,
    primaryKeyConstraintName: 'pk_questionnaire_invitations',
  })
  questionnaireId: string;

  /** A registration's id, or that of a facilitator's account. */
  @PrimaryColumn({
    name: 'person_id',
    type: 'varchar',
    length: 36,
    primaryKeyConstraintName: 'pk_questionnaire_invitations',
  })
  personId: string;

  @Column({ name: 'person_kind', type: 'varchar', length: 20 })
  personKind: 'registration' | 'account';

  @Column({ name: 'token_hash', type: 'varchar', length: 64 })
  tokenHash: string;

  @Column({ name: 'token_version', type: 'integer' })
  tokenVersion: number;

  @Column({ type: 'boolean' })
  answered: boolean;

  @Column({ type: 'boolean' })
  mailed: boolean;

  @Column({ type: 'integer' })
  reminded: number;
}
