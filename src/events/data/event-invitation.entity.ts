import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import type { EventRole } from '../domain/event-role.js';
import { EventEntity } from './event.entity.js';

/** A mailed offer of a role on an event. */
@Entity('event_invitations')
@Unique('uq_event_invitations_token_hash', ['tokenHash'])
@Index('ix_event_invitations_event', ['eventId', 'createdAt'])
@Check('ck_event_invitations_role', "role IN ('responsable', 'organisateur', 'animateur', 'accueil', 'lecture')")
export class EventInvitationEntity {
  @PrimaryColumn({ type: 'varchar', length: 36, primaryKeyConstraintName: 'pk_event_invitations' })
  id: string;

  @ForeignKey(() => EventEntity, { name: 'fk_event_invitations_event_id' })
  @Column({ name: 'event_id', type: 'varchar', length: 36 })
  eventId: string;

  @Column({ type: 'varchar', length: 254 })
  email: string;

  @Column({ name: 'email_normalised', type: 'varchar', length: 254 })
  emailNormalised: string;

  @Column({ type: 'varchar', length: 200 })
  name: string;

  @Column({ type: 'varchar', length: 20 })
  role: EventRole;

  @Column({ name: 'token_hash', type: 'varchar', length: 64 })
  tokenHash: string;

  @Column({ name: 'invited_by', type: 'varchar', length: 36, nullable: true })
  invitedBy: string | null;

  @Column({ name: 'created_at', type: 'bigint' })
  createdAt: number;

  @Column({ name: 'expires_at', type: 'bigint' })
  expiresAt: number;

  @Column({ name: 'accepted_at', type: 'bigint', nullable: true })
  acceptedAt: number | null;

  @Column({ name: 'revoked_at', type: 'bigint', nullable: true })
  revokedAt: number | null;
}
