import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { EventsModule } from '../../events/events.module.js';
import { ClockModule } from '../../platform/clock/clock.module.js';
import { DatabaseModule } from '../../platform/database/database.module.js';
import { WebModule } from '../../platform/web/web.module.js';
import { ProgrammeModule } from '../../programme/programme.module.js';
import { RegistrationSettingsRepository } from '../settings/data/registration-settings.repository.js';
import { SteadySettings } from '../settings/queries/steady-settings.query.js';
import { AtelierBookingEntity } from '../wishes/data/atelier-booking.entity.js';
import { BookingsRepository } from '../wishes/data/bookings.repository.js';
import { RegistrationWishEntity } from '../wishes/data/registration-wish.entity.js';
import { WishesRepository } from '../wishes/data/wishes.repository.js';
import { AtelierChoices } from '../wishes/queries/atelier-choices.query.js';
import { BookingsQuery } from '../wishes/queries/bookings.query.js';
import { WishesQuery } from '../wishes/queries/wishes.query.js';
import { RegistrationFileEntity } from './data/registration-file.entity.js';
import { RegistrationFileRepository } from './data/registration-file.repository.js';
import { EventFormQuery } from './queries/event-form.query.js';
import { RegistrationFiles } from './queries/registration-files.query.js';
import { FormSections } from './use-cases/form-sections.js';
import { HoldFiles } from './use-cases/hold-files.js';
import { ConditionWords } from './web/condition-words.js';
import { HouseListWords } from './web/house-list-words.js';

export const formEntities = [RegistrationFileEntity, RegistrationWishEntity, AtelierBookingEntity];

/** What a registration form asks; who registers and who builds the form stand on it. */
@Module({
  imports: [
    DatabaseModule,
    ClockModule,
    WebModule,
    EventsModule,
    ProgrammeModule,
    TypeOrmModule.forFeature(formEntities),
  ],
  providers: [
    RegistrationSettingsRepository,
    SteadySettings,
    EventFormQuery,
    FormSections,
    HoldFiles,
    RegistrationFileRepository,
    WishesRepository,
    WishesQuery,
    BookingsRepository,
    BookingsQuery,
    AtelierChoices,
    RegistrationFiles,
    HouseListWords,
    ConditionWords,
  ],
  exports: [
    HouseListWords,
    ConditionWords,
    RegistrationFiles,
    SteadySettings,
    EventFormQuery,
    FormSections,
    HoldFiles,
    RegistrationFileRepository,
    WishesRepository,
    WishesQuery,
    BookingsRepository,
    BookingsQuery,
    AtelierChoices,
  ],
})
export class FormModule {}
