import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { RegistrationEntity } from '../../data/registration.entity.js';

/** Which registration took another's in: what was mailed and noted about the one is read beside the other. */
@Entity('registration_merges')
@Index('ix_registration_merges_kept', ['keptId'])
export class RegistrationMergeEntity {
  @ForeignKey(() => RegistrationEntity, { name: 'fk_registration_merges_merged_id' })
  @PrimaryColumn({
    name: 'merged_id',
    type: 'varchar',
    length: 36,
    primaryKeyConstraintName: 'pk_registration_merges',
  })
  mergedId: string;

  @ForeignKey(() => RegistrationEntity, { name: 'fk_registration_merges_kept_id' })
  @Column({ name: 'kept_id', type: 'varchar', length: 36 })
  keptId: string;

  @Column({ name: 'created_at', type: 'bigint' })
  createdAt: number;
}
