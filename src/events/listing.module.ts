import { Module } from '@nestjs/common';
import { ClockModule } from '../platform/clock/clock.module.js';
import { EnvironmentModule } from '../platform/config/environment.module.js';
import { WebModule } from '../platform/web/web.module.js';
import { EventsModule } from './events.module.js';
import { SeriesPageController } from './web/series-page.controller.js';
import { SitemapController } from './web/sitemap.controller.js';

/** What tells several events at once, to people and to search engines. */
@Module({
  imports: [EnvironmentModule, ClockModule, WebModule, EventsModule],
  controllers: [SeriesPageController, SitemapController],
})
export class ListingModule {}
