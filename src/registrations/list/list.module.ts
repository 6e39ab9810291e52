import { Module } from '@nestjs/common';
import { EventsModule } from '../../events/events.module.js';
import { AuditModule } from '../../platform/audit/audit.module.js';
import { ClockModule } from '../../platform/clock/clock.module.js';
import { DatabaseModule } from '../../platform/database/database.module.js';
import { ProgrammeModule } from '../../programme/programme.module.js';
import { TypeOrmModule } from '@nestjs/typeorm';
import { listEntities } from './data/list-entities.js';
import { ChosenOptionsQuery } from '../queries/chosen-options.query.js';
import { WishesQuery } from '../wishes/queries/wishes.query.js';
import { RegistrationsModule } from '../registrations.module.js';
import { DuplicatesQuery } from './queries/duplicates.query.js';
import { FilteredRegistrations } from './queries/filtered-registrations.query.js';
import { ListSurroundingsQuery } from './queries/list-surroundings.query.js';
import { ListedRegistrations } from './queries/listed-registrations.query.js';
import { PersonHistoryQuery } from './queries/person-history.query.js';
import { SavedViewsQuery } from './queries/saved-views.query.js';
import { RegistrationNotes } from './use-cases/registration-notes.js';
import { RememberMoves } from './use-cases/remember-moves.js';
import { SavedViews } from './use-cases/saved-views.js';

/** Whom a filter means, who may be registered twice, and what organisers keep beside the list. Its pages are the desk's. */
@Module({
  imports: [
    AuditModule,
    ClockModule,
    DatabaseModule,
    EventsModule,
    ProgrammeModule,
    RegistrationsModule,
    TypeOrmModule.forFeature(listEntities),
  ],
  providers: [
    ChosenOptionsQuery,
    WishesQuery,
    DuplicatesQuery,
    FilteredRegistrations,
    ListedRegistrations,
    ListSurroundingsQuery,
    PersonHistoryQuery,
    SavedViewsQuery,
    SavedViews,
    RegistrationNotes,
    RememberMoves,
  ],
  exports: [
    DuplicatesQuery,
    FilteredRegistrations,
    ListedRegistrations,
    ListSurroundingsQuery,
    PersonHistoryQuery,
    SavedViewsQuery,
    SavedViews,
    RegistrationNotes,
  ],
})
export class ListModule {}
