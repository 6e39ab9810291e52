import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { EventEntity } from './event.entity.js';

/** What people were told about their data, version by version; a registration says which one it saw. */
@Entity('information_notices')
export class InformationNoticeEntity {
  @ForeignKey(() => EventEntity, { name: 'fk_information_notices_event_id' })
  @PrimaryColumn({ name: 'event_id', type: 'varchar', length: 36, primaryKeyConstraintName: 'pk_information_notices' })
  eventId: string;

  @PrimaryColumn({ type: 'integer', primaryKeyConstraintName: 'pk_information_notices' })
  version: number;

  /** Markdown. */
  @Column({ type: 'text' })
  body: string;

  @Column({ name: 'created_at', type: 'bigint' })
  createdAt: number;
}
