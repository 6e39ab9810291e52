import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { SeatPlanEntity } from './seat-plan.entity.js';

/** Where one person sits in one plan, through all phases. A row outlives its registration without harm: only the confirmed are read. */
@Entity('seat_plan_seats')
@Index('ix_seat_plan_seats_registration', ['registrationId'])
export class SeatPlanSeatsEntity {
  @ForeignKey(() => SeatPlanEntity, { name: 'fk_seat_plan_seats_plan_id' })
  @PrimaryColumn({ name: 'plan_id', type: 'varchar', length: 36, primaryKeyConstraintName: 'pk_seat_plan_seats' })
  planId: string;

  @PrimaryColumn({ name: 'registration_id', type: 'varchar', length: 36, primaryKeyConstraintName: 'pk_seat_plan_seats' })
  registrationId: string;

  /** `1:3 2:12!`: table 3 in phase 1, table 12 in phase 2, where nobody moves them; see `seats.ts`. */
  @Column({ type: 'varchar', length: 500 })
  seats: string;
}
