import { Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { EventEntity } from '../../../events/data/event.entity.js';

@Entity('territory_collectives')
@Unique('uq_territory_collectives_token_hash', ['tokenHash'])
@Index('ix_territory_collectives_event', ['eventId', 'nameNormalised'])
export class TerritoryCollectiveEntity {
  @PrimaryColumn({ type: 'varchar', length: 36, primaryKeyConstraintName: 'pk_territory_collectives' })
  id: string;

  @ForeignKey(() => EventEntity, { name: 'fk_territory_collectives_event_id' })
  @Column({ name: 'event_id', type: 'varchar', length: 36 })
  eventId: string;

  @Column({ type: 'varchar', length: 150 })
  name: string;

  @Column({ name: 'name_normalised', type: 'varchar', length: 150 })
  nameNormalised: string;

  /** The registration of whoever began it; null once they left. */
  @Column({ name: 'created_by', type: 'varchar', length: 36, nullable: true })
  createdBy: string | null;

  @Column({ name: 'token_hash', type: 'varchar', length: 64 })
  tokenHash: string;

  @Column({ name: 'token_version', type: 'integer' })
  tokenVersion: number;

  /** How many invitations were mailed in its name. */
  @Column({ type: 'integer', default: 0 })
  invited: number;

  /** Where its members and its link lead since an organiser joined two. */
  @Column({ name: 'merged_into', type: 'varchar', length: 36, nullable: true })
  mergedInto: string | null;

  @Column({ name: 'created_at', type: 'bigint' })
  createdAt: number;

  @Column({ name: 'updated_at', type: 'bigint' })
  updatedAt: number;
}
