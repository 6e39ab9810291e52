import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { EventEntity } from '../../events/data/event.entity.js';

/** The answer given to an Idempotency-Key, kept in the transaction of the registration it answered. */
@Entity('idempotency_keys')
@Index('ix_idempotency_keys_created', ['createdAt'])
export class IdempotencyKeyEntity {
  @ForeignKey(() => EventEntity, { name: 'fk_idempotency_keys_event_id' })
  @PrimaryColumn({ name: 'event_id', type: 'varchar', length: 36, primaryKeyConstraintName: 'pk_idempotency_keys' })
  eventId: string;

  @PrimaryColumn({ type: 'varchar', length: 200, primaryKeyConstraintName: 'pk_idempotency_keys' })
  key: string;

  /** SHA-256 of the request's body. */
  @Column({ name: 'request_hash', type: 'varchar', length: 64 })
  requestHash: string;

  @Column({ name: 'registration_id', type: 'varchar', length: 36 })
  registrationId: string;

  @Column({ type: 'integer' })
  status: number;

  /** With a mark in the place of the personal link's token, which stands nowhere in the database. */
  @Column({ type: 'text' })
  body: string;

  @Column({ name: 'created_at', type: 'bigint' })
  createdAt: number;
}
