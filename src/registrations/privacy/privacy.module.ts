import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { EventsModule } from '../../events/events.module.js';
import { AuditModule } from '../../platform/audit/audit.module.js';
import { ClockModule } from '../../platform/clock/clock.module.js';
import { EnvironmentModule } from '../../platform/config/environment.module.js';
import { DatabaseModule } from '../../platform/database/database.module.js';
import { MailModule } from '../../platform/mail/mail.module.js';
import { WebModule } from '../../platform/web/web.module.js';
import { FormModule } from '../form/form.module.js';
import { PlacesRepository } from '../data/places.repository.js';
import { RegistrationRepository } from '../data/registration.repository.js';
import { RegistrationDetailQuery } from '../queries/registration-detail.query.js';
import { RegistrationsModule } from '../registrations.module.js';
import { EventPurgeEntity } from './data/event-purge.entity.js';
import { EventPurgesRepository } from './data/event-purges.repository.js';
import { NeedsRepository } from './data/needs.repository.js';
import { RegistrationNeedsEntity } from './data/registration-needs.entity.js';
import { PurgeAnnouncedEmails } from './emails/purge-announced-emails.js';
import { NeedsQuery } from './queries/needs.query.js';
import { PrivacyQuery } from './queries/privacy.query.js';
import { ResponsiblePeople } from './queries/responsible-people.query.js';
import { ChangePrivacyRules } from './use-cases/change-privacy-rules.js';
import { ErasePerson } from './use-cases/erase-person.js';
import { ExportPerson } from './use-cases/export-person.js';
import { KeepNeeds } from './use-cases/keep-needs.js';
import { NeedsSection } from './use-cases/needs-section.js';
import { PersonalData } from './use-cases/personal-data.js';
import { PurgeEvent } from './use-cases/purge-event.js';
import { PurgeOnTime } from './use-cases/purge-on-time.js';
import { ReadNeeds } from './use-cases/read-needs.js';
import { RegistrationTables } from './use-cases/registration-tables.js';
import { NeedsDeskController } from './web/needs-desk.controller.js';
import { OwnDataController } from './web/own-data.controller.js';
import { OwnPrivacySection } from './web/own-privacy-section.js';
import { OwnNeedsController } from './web/own-needs.controller.js';
import { PersonDataController } from './web/person-data.controller.js';
import { PrivacyDeskController } from './web/privacy-desk.controller.js';
import { PrivacyPage } from './web/privacy.view.js';
import { PrivacyWords } from './web/privacy-words.js';

export const privacyEntities = [RegistrationNeedsEntity, EventPurgeEntity];

/** What is kept of people, for how long, and how they are given it or forgotten. */
@Module({
  imports: [
    EnvironmentModule,
    DatabaseModule,
    ClockModule,
    MailModule,
    AuditModule,
    WebModule,
    EventsModule,
    RegistrationsModule,
    FormModule,
    TypeOrmModule.forFeature(privacyEntities),
  ],
  controllers: [
    PrivacyDeskController,
    NeedsDeskController,
    PersonDataController,
    OwnDataController,
    OwnNeedsController,
  ],
  providers: [
    PlacesRepository,
    RegistrationRepository,
    RegistrationDetailQuery,
    EventPurgesRepository,
    NeedsRepository,
    NeedsQuery,
    PrivacyQuery,
    ResponsiblePeople,
    PurgeAnnouncedEmails,
    PersonalData,
    RegistrationTables,
    ChangePrivacyRules,
    ErasePerson,
    ExportPerson,
    KeepNeeds,
    NeedsSection,
    PurgeEvent,
    PurgeOnTime,
    ReadNeeds,
    PrivacyPage,
    PrivacyWords,
    OwnPrivacySection,
  ],
  exports: [PersonalData, PurgeOnTime, PurgeEvent, NeedsQuery],
})
export class PrivacyModule {}
