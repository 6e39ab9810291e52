import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { EventsModule } from '../events/events.module.js';
import { AuditModule } from '../platform/audit/audit.module.js';
import { ClockModule } from '../platform/clock/clock.module.js';
import { DatabaseModule } from '../platform/database/database.module.js';
import { WebModule } from '../platform/web/web.module.js';
import { ProgrammeModule } from '../programme/programme.module.js';
import { PeopleToSeat } from '../registrations/queries/people-to-seat.query.js';
import { RegistrationsModule } from '../registrations/registrations.module.js';
import { AtelierSettingEntity } from './data/atelier-setting.entity.js';
import { DecisionsRepository } from './data/decisions.repository.js';
import { SeatPlanChangeEntity } from './data/seat-plan-change.entity.js';
import { SeatPlanRunEntity } from './data/seat-plan-run.entity.js';
import { SeatPlanSeatsEntity } from './data/seat-plan-seats.entity.js';
import { SeatPlanEntity } from './data/seat-plan.entity.js';
import { SeatPlanRepository } from './data/seat-plan.repository.js';
import { PlanSituations } from './queries/plan-situations.js';
import { WishesOfEvent } from './queries/wishes-of-event.js';
import { ChangePlan } from './use-cases/change-plan.js';
import { LockSeats, MarkAbsent, MoveSeats, SwapSeats } from './use-cases/move-seats.js';
import { UndoPlanChange } from './use-cases/undo-plan-change.js';

export const atelierEntities = [
  AtelierSettingEntity,
  SeatPlanEntity,
  SeatPlanSeatsEntity,
  SeatPlanChangeEntity,
  SeatPlanRunEntity,
];

@Module({
  imports: [
    DatabaseModule,
    ClockModule,
    WebModule,
    AuditModule,
    EventsModule,
    ProgrammeModule,
    RegistrationsModule,
    TypeOrmModule.forFeature(atelierEntities),
  ],
  providers: [
    DecisionsRepository,
    SeatPlanRepository,
    PeopleToSeat,
    WishesOfEvent,
    PlanSituations,
    ChangePlan,
    MoveSeats,
    SwapSeats,
    LockSeats,
    MarkAbsent,
    UndoPlanChange,
  ],
})
export class AteliersModule {}
