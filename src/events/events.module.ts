import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DatabaseModule } from '../platform/database/database.module.js';
import { ActionCodeEntity } from './data/action-code.entity.js';
import { EventPlacesEntity } from './data/event-places.entity.js';
import { EventRoleEntity } from './data/event-role.entity.js';
import { EventEntity } from './data/event.entity.js';
import { InformationNoticeEntity } from './data/information-notice.entity.js';
import { SeriesEntity } from './data/series.entity.js';
import { EventQueries } from './queries/event.queries.js';
import { OrganiserEvents } from './queries/organiser-events.query.js';

export const eventEntities = [SeriesEntity, EventEntity, EventPlacesEntity, ActionCodeEntity, InformationNoticeEntity, EventRoleEntity];

@Module({
  imports: [DatabaseModule, TypeOrmModule.forFeature(eventEntities)],
  providers: [EventQueries, OrganiserEvents],
  exports: [EventQueries, OrganiserEvents],
})
export class EventsModule {}
