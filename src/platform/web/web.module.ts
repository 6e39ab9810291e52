import { Module } from '@nestjs/common';
import { EnvironmentModule } from '../config/environment.module.js';
import { Catalogues } from '../i18n/catalogues.js';
import { Assets } from './assets.js';
import { AssetsController } from './assets.controller.js';
import { PageContext } from './page-context.js';
import { Pages } from './pages.js';
import { PreferencesController } from './preferences.controller.js';
import { Templates } from './templates.js';

@Module({
  imports: [EnvironmentModule],
  controllers: [AssetsController, PreferencesController],
  providers: [Assets, Catalogues, Templates, PageContext, Pages],
  exports: [Assets, Catalogues, Templates, PageContext, Pages],
})
export class WebModule {}
