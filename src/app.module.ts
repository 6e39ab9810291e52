import { Module, type DynamicModule } from '@nestjs/common';
import { ScheduleModule } from '@nestjs/schedule';
import { AteliersModule } from './ateliers/ateliers.module.js';
import { FacilitationModule } from './ateliers/facilitation/facilitation.module.js';
import { CollectivitiesModule } from './collectivities/collectivities.module.js';
import { DemonstrationModule } from './demonstration/demonstration.module.js';
import { EvaluationsModule } from './evaluations/evaluations.module.js';
import { PublicationModule } from './evaluations/publication/publication.module.js';
import { ReportModule } from './evaluations/report/report.module.js';
import { ResultsModule } from './evaluations/results/results.module.js';
import { VerbatimsModule } from './evaluations/verbatims/verbatims.module.js';
import { EventsModule } from './events/events.module.js';
import { ListingModule } from './events/listing.module.js';
import { TeamModule } from './events/team.module.js';
import { AccountsModule } from './platform/accounts/accounts.module.js';
import { ApiModule } from './platform/api/api.module.js';
import type { Environment } from './platform/config/environment.js';
import { HealthModule } from './platform/health/health.module.js';
import { MailModule } from './platform/mail/mail.module.js';
import { WebModule } from './platform/web/web.module.js';
import { ExchangeModule } from './programme/exchange.module.js';
import { ProgrammeModule } from './programme/programme.module.js';
import { DeskModule } from './registrations/web/desk/desk.module.js';
import { ApprovalsModule } from './registrations/approvals/approvals.module.js';
import { ChangesModule } from './registrations/changes/changes.module.js';
import { CollectivesModule } from './registrations/collectives/collectives.module.js';
import { FormDeskModule } from './registrations/form/form-desk.module.js';
import { GroupsModule } from './registrations/groups/groups.module.js';
import { ImportsModule } from './registrations/imports/imports.module.js';
import { ListDeskModule } from './registrations/list/list-desk.module.js';
import { MessagesModule } from './registrations/messages/messages.module.js';
import { PlacesModule } from './registrations/places/places.module.js';
import { PrivacyModule } from './registrations/privacy/privacy.module.js';
import { RegistrationsModule } from './registrations/registrations.module.js';

const HOUSE: NonNullable<DynamicModule['imports']> = [
  ScheduleModule.forRoot(),
  HealthModule,
  ApiModule,
  WebModule,
  MailModule,
  AccountsModule,
  CollectivitiesModule,
  EventsModule,
  ListingModule,
  TeamModule,
  ProgrammeModule,
  ExchangeModule,
  RegistrationsModule,
  PlacesModule,
  ApprovalsModule,
  ChangesModule,
  FormDeskModule,
  ImportsModule,
  MessagesModule,
  ListDeskModule,
  DeskModule,
  PrivacyModule,
  GroupsModule,
  CollectivesModule,
  AteliersModule,
  FacilitationModule,
  EvaluationsModule,
  ResultsModule,
  VerbatimsModule,
  PublicationModule,
  ReportModule,
];

@Module({})
export class AppModule {
  /** Invented people and the travelling clock exist only where the settings say so. */
  static for({ demo }: Pick<Environment, 'demo'>): DynamicModule {
    return { module: AppModule, imports: demo ? [...HOUSE, DemonstrationModule] : HOUSE };
  }
}
