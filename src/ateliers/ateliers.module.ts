import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AtelierSettingEntity } from './data/atelier-setting.entity.js';
import { SeatPlanChangeEntity } from './data/seat-plan-change.entity.js';
import { SeatPlanRunEntity } from './data/seat-plan-run.entity.js';
import { SeatPlanSeatsEntity } from './data/seat-plan-seats.entity.js';
import { SeatPlanEntity } from './data/seat-plan.entity.js';

export const atelierEntities = [
  AtelierSettingEntity,
  SeatPlanEntity,
  SeatPlanSeatsEntity,
  SeatPlanChangeEntity,
  SeatPlanRunEntity,
];

@Module({ imports: [TypeOrmModule.forFeature(atelierEntities)] })
export class AteliersModule {}
