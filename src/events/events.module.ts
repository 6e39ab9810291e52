import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DatabaseModule } from '../platform/database/database.module.js';
import { ActionCodeEntity } from './data/action-code.entity.js';
import { EventPlacesEntity } from './data/event-places.entity.js';
import { EventEntity } from './data/event.entity.js';
import { InformationNoticeEntity } from './data/information-notice.entity.js';
import { SeriesEntity } from './data/series.entity.js';
import { EventQueries } from './queries/event.queries.js';

export const eventEntities = [SeriesEntity, EventEntity, EventPlacesEntity, ActionCodeEntity, InformationNoticeEntity];

@Module({
  imports: [DatabaseModule, TypeOrmModule.forFeature(eventEntities)],
  providers: [EventQueries],
  exports: [EventQueries],
})
export class EventsModule {}
