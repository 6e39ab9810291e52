import { Module } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import { EnvironmentModule } from '../config/environment.module.js';
import { Catalogues } from '../i18n/catalogues.js';
import { ClockModule } from '../clock/clock.module.js';
import { Assets } from './assets.js';
import { AssetsController } from './assets.controller.js';
import { DeskPages } from './desk-pages.js';
import { DomainErrorFilter } from './domain-error.filter.js';
import { HtmlCache } from './html-cache.js';
import { KeptFiles } from './kept-files.js';
import { PageContext } from './page-context.js';
import { Pages } from './pages.js';
import { PreferencesController } from './preferences.controller.js';
import { Templates } from './templates.js';

@Module({
  imports: [EnvironmentModule, ClockModule],
  controllers: [AssetsController, PreferencesController],
  providers: [
    Assets,
    Catalogues,
    Templates,
    PageContext,
    Pages,
    DeskPages,
    HtmlCache,
    KeptFiles,
    { provide: APP_FILTER, useClass: DomainErrorFilter },
  ],
  exports: [Assets, Catalogues, Templates, PageContext, Pages, DeskPages, HtmlCache, KeptFiles],
})
export class WebModule {}
