import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { EventEntity } from '../../events/data/event.entity.js';

/** A plan of who sits where: one of the organisers' drafts, or the published one. */
@Entity('seat_plans')
@Index('ix_seat_plans_event', ['eventId', 'createdAt'])
@Index('uq_seat_plans_published', ['eventId'], { unique: true, where: "kind = 'published'" })
@Check('ck_seat_plans_kind', "kind IN ('draft', 'published')")
export class SeatPlanEntity {
  @PrimaryColumn({ type: 'varchar', length: 36, primaryKeyConstraintName: 'pk_seat_plans' })
  id: string;

  @ForeignKey(() => EventEntity, { name: 'fk_seat_plans_event_id' })
  @Column({ name: 'event_id', type: 'varchar', length: 36 })
  eventId: string;

  @Column({ type: 'varchar', length: 10 })
  kind: 'draft' | 'published';

  @Column({ type: 'varchar', length: 200 })
  name: string;

  /** The draft that was published, or the plan that a re-plan began with. */
  @Column({ name: 'based_on', type: 'varchar', length: 36, nullable: true })
  basedOn: string | null;

  /** The version of it that was taken; 0 where there is none. */
  @Column({ name: 'based_on_version', type: 'integer' })
  basedOnVersion: number;

  /** Raised by every change, undo and redo too. */
  @Column({ type: 'integer' })
  version: number;

  /** The last change that the plan shows; after an undo, later ones wait to be done again. */
  @Column({ type: 'integer' })
  revision: number;

  /** `1:3 2:5`: nobody joins or leaves table 3 of phase 1, nor 5 of phase 2. */
  @Column({ name: 'locked_tables', type: 'varchar', length: 4000 })
  lockedTables: string;

  /** JSON: what ateliers and rooms were when the plan was published; null for a draft. */
  @Column({ type: 'text', nullable: true })
  rooms: string | null;

  /** JSON: how the planner made it, and the bounds it proved. */
  @Column({ type: 'text' })
  proposal: string;

  @Column({ name: 'created_at', type: 'bigint' })
  createdAt: number;

  @Column({ name: 'updated_at', type: 'bigint' })
  updatedAt: number;

  @Column({ name: 'account_id', type: 'varchar', length: 36, nullable: true })
  accountId: string | null;

  @Column({ type: 'varchar', length: 200 })
  actor: string;
}
