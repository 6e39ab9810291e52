import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { EventEntity } from '../../events/data/event.entity.js';

/** The planner at work for an event, or its last work: one at a time, whatever process it runs in. */
@Entity('seat_plan_runs')
@Check('ck_seat_plan_runs_state', "state IN ('running', 'done', 'failed')")
export class SeatPlanRunEntity {
  @ForeignKey(() => EventEntity, { name: 'fk_seat_plan_runs_event_id' })
  @PrimaryColumn({ name: 'event_id', type: 'varchar', length: 36, primaryKeyConstraintName: 'pk_seat_plan_runs' })
  eventId: string;

  @Column({ name: 'run_id', type: 'varchar', length: 36 })
  runId: string;

  @Column({ type: 'varchar', length: 10 })
  state: 'running' | 'done' | 'failed';

  /** JSON of RunRequest. */
  @Column({ type: 'text' })
  request: string;

  /** 0 to 100. */
  @Column({ type: 'integer' })
  progress: number;

  /** Weighted cost of the best plan so far. */
  @Column({ type: 'integer', nullable: true })
  cost: number | null;

  /** JSON of RunOutcome: the plans it made, or why there is none. */
  @Column({ type: 'text' })
  outcome: string;

  @Column({ name: 'stop_asked', type: 'boolean' })
  stopAsked: boolean;

  /** Instants of the machine's clock: a process that died is told by its silence. */
  @Column({ name: 'started_at', type: 'bigint' })
  startedAt: number;

  @Column({ name: 'seen_at', type: 'bigint' })
  seenAt: number;

  @Column({ type: 'varchar', length: 200 })
  actor: string;
}
