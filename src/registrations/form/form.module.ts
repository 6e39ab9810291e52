import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { EventsModule } from '../../events/events.module.js';
import { ClockModule } from '../../platform/clock/clock.module.js';
import { DatabaseModule } from '../../platform/database/database.module.js';
import { ProgrammeModule } from '../../programme/programme.module.js';
import { RegistrationSettingsRepository } from '../settings/data/registration-settings.repository.js';
import { SteadySettings } from '../settings/queries/steady-settings.query.js';
import { RegistrationWishEntity } from '../wishes/data/registration-wish.entity.js';
import { WishesRepository } from '../wishes/data/wishes.repository.js';
import { WishesQuery } from '../wishes/queries/wishes.query.js';
import { RegistrationFileEntity } from './data/registration-file.entity.js';
import { RegistrationFileRepository } from './data/registration-file.repository.js';
import { EventFormQuery } from './queries/event-form.query.js';
import { RegistrationFiles } from './queries/registration-files.query.js';
import { FormSections } from './use-cases/form-sections.js';
import { HoldFiles } from './use-cases/hold-files.js';

export const formEntities = [RegistrationFileEntity, RegistrationWishEntity];

/** What a registration form asks; who registers and who builds the form stand on it. */
@Module({
  imports: [DatabaseModule, ClockModule, EventsModule, ProgrammeModule, TypeOrmModule.forFeature(formEntities)],
  providers: [
    RegistrationSettingsRepository,
    SteadySettings,
    EventFormQuery,
    FormSections,
    HoldFiles,
    RegistrationFileRepository,
    WishesRepository,
    WishesQuery,
    RegistrationFiles,
  ],
  exports: [
    RegistrationFiles,
    SteadySettings,
    EventFormQuery,
    FormSections,
    HoldFiles,
    RegistrationFileRepository,
    WishesRepository,
    WishesQuery,
  ],
})
export class FormModule {}
