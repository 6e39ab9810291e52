import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { RegistrationEntity } from '../../data/registration.entity.js';

/** An atelier that somebody ranked for a phase: the letter of its track; an empty one at rank 0 says « sans préférence ». */
@Entity('registration_wishes')
@Index('ix_registration_wishes_gone', ['registrationId'], { where: 'gone_at IS NOT NULL' })
export class RegistrationWishEntity {
  @ForeignKey(() => RegistrationEntity, { name: 'fk_registration_wishes_registration_id' })
  @PrimaryColumn({
    name: 'registration_id',
    type: 'varchar',
    length: 36,
    primaryKeyConstraintName: 'pk_registration_wishes',
  })
  registrationId: string;

  /** 0 where one ranking serves the whole day. */
  @PrimaryColumn({ type: 'integer', primaryKeyConstraintName: 'pk_registration_wishes' })
  phase: number;

  @PrimaryColumn({ type: 'varchar', length: 10, primaryKeyConstraintName: 'pk_registration_wishes' })
  atelier: string;

  @Column({ type: 'integer' })
  rank: number;

  /** Since when the published programme has no such atelier; null for a wish that counts. */
  @Column({ name: 'gone_at', type: 'bigint', nullable: true })
  goneAt: number | null;
}
