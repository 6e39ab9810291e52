import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { EventEntity } from './event.entity.js';

/** An event's own words in one kind of mail; null where the house's stand. */
@Entity('message_templates')
export class MessageTemplateEntity {
  @ForeignKey(() => EventEntity, { name: 'fk_message_templates_event_id' })
  @PrimaryColumn({ name: 'event_id', type: 'varchar', length: 36, primaryKeyConstraintName: 'pk_message_templates' })
  eventId: string;

  @PrimaryColumn({ type: 'varchar', length: 60, primaryKeyConstraintName: 'pk_message_templates' })
  kind: string;

  @PrimaryColumn({ type: 'varchar', length: 5, primaryKeyConstraintName: 'pk_message_templates' })
  locale: string;

  @Column({ type: 'varchar', length: 200, nullable: true })
  subject: string | null;

  @Column({ type: 'text', nullable: true })
  opening: string | null;

  @Column({ type: 'text', nullable: true })
  closing: string | null;

  @Column({ type: 'integer' })
  version: number;

  @Column({ name: 'updated_at', type: 'bigint' })
  updatedAt: number;
}
