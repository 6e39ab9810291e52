import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ClockModule } from '../platform/clock/clock.module.js';
import { DatabaseModule } from '../platform/database/database.module.js';
import { RateLimitModule } from '../platform/web/rate-limit.module.js';
import { WebModule } from '../platform/web/web.module.js';
import { ActionCodeEntity } from './data/action-code.entity.js';
import { EventFileEntity } from './data/event-file.entity.js';
import { EventInvitationEntity } from './data/event-invitation.entity.js';
import { EventOptionEntity } from './data/event-option.entity.js';
import { EventOrganisationEntity } from './data/event-organisation.entity.js';
import { EventPlacesEntity } from './data/event-places.entity.js';
import { EventRoleEntity } from './data/event-role.entity.js';
import { EventEntity } from './data/event.entity.js';
import { FormerSlugEntity } from './data/former-slug.entity.js';
import { InformationNoticeEntity } from './data/information-notice.entity.js';
import { SeriesEntity } from './data/series.entity.js';
import { EventQueries } from './queries/event.queries.js';
import { OrganiserEvents } from './queries/organiser-events.query.js';
import { CodeController } from './web/code.controller.js';
import { HomeController } from './web/home.controller.js';
import { StaticPagesController } from './web/static-pages.controller.js';

export const eventEntities = [
  SeriesEntity,
  EventEntity,
  EventPlacesEntity,
  ActionCodeEntity,
  InformationNoticeEntity,
  EventRoleEntity,
  EventOrganisationEntity,
  EventInvitationEntity,
  FormerSlugEntity,
  EventFileEntity,
  EventOptionEntity,
];

@Module({
  imports: [ClockModule, DatabaseModule, RateLimitModule, WebModule, TypeOrmModule.forFeature(eventEntities)],
  controllers: [HomeController, CodeController, StaticPagesController],
  providers: [EventQueries, OrganiserEvents],
  exports: [EventQueries, OrganiserEvents],
})
export class EventsModule {}
