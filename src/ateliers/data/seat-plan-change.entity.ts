import { Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import { SeatPlanEntity } from './seat-plan.entity.js';

/** One change of a plan, with what each seat was before and after: what undo takes back. */
@Entity('seat_plan_changes')
@Unique('uq_seat_plan_changes_version', ['planId', 'version'])
export class SeatPlanChangeEntity {
  @PrimaryColumn({ type: 'varchar', length: 36, primaryKeyConstraintName: 'pk_seat_plan_changes' })
  id: string;

  @ForeignKey(() => SeatPlanEntity, { name: 'fk_seat_plan_changes_plan_id' })
  @Column({ name: 'plan_id', type: 'varchar', length: 36 })
  planId: string;

  /** The plan's version after it. */
  @Column({ type: 'integer' })
  version: number;

  @Column({ type: 'varchar', length: 40 })
  verb: string;

  /** JSON of PlanChange, without a name: registrations are named by their ids. */
  @Column({ type: 'text' })
  body: string;

  @Column({ type: 'bigint' })
  at: number;

  @Column({ name: 'account_id', type: 'varchar', length: 36, nullable: true })
  accountId: string | null;

  @Column({ type: 'varchar', length: 200 })
  actor: string;
}
