import { Module, type OnModuleInit } from '@nestjs/common';
import { AteliersModule } from '../ateliers/ateliers.module.js';
import { FacilitationModule } from '../ateliers/facilitation/facilitation.module.js';
import { CollectivitiesModule } from '../collectivities/collectivities.module.js';
import { EvaluationsModule } from '../evaluations/evaluations.module.js';
import { PublicationModule } from '../evaluations/publication/publication.module.js';
import { VerbatimsModule } from '../evaluations/verbatims/verbatims.module.js';
import { EventsModule } from '../events/events.module.js';
import { AccountsModule } from '../platform/accounts/accounts.module.js';
import { Clock } from '../platform/clock/clock.js';
import { ClockModule } from '../platform/clock/clock.module.js';
import { TravellingClock } from '../platform/clock/travelling-clock.js';
import { DatabaseModule } from '../platform/database/database.module.js';
import { MailModule } from '../platform/mail/mail.module.js';
import { PageContext } from '../platform/web/page-context.js';
import { WebModule } from '../platform/web/web.module.js';
import { ApprovalsModule } from '../registrations/approvals/approvals.module.js';
import { DemonstrationHour } from './use-cases/demonstration-hour.js';
import { FillDemonstration } from './use-cases/fill-demonstration.js';
import { FillField } from './use-cases/fill-field.js';
import { FillOpinions } from './use-cases/fill-opinions.js';
import { FillReport } from './use-cases/fill-report.js';
import { FillRegistrationsDetails } from './use-cases/fill-registrations-details.js';
import { FillTables } from './use-cases/fill-tables.js';
import { InventRegistrations } from './use-cases/invent-registrations.js';
import { TravelToDay } from './use-cases/travel-to-day.js';
import { DemonstrationController } from './web/demonstration.controller.js';

/** Part of the application only where the settings ask for a demonstration: elsewhere its routes do not exist. */
@Module({
  imports: [
    ClockModule,
    DatabaseModule,
    MailModule,
    WebModule,
    AccountsModule,
    CollectivitiesModule,
    EventsModule,
    ApprovalsModule,
    AteliersModule,
    FacilitationModule,
    EvaluationsModule,
    VerbatimsModule,
    PublicationModule,
  ],
  controllers: [DemonstrationController],
  providers: [
    { provide: TravellingClock, inject: [Clock], useFactory: travelling },
    FillDemonstration,
    DemonstrationHour,
    FillRegistrationsDetails,
    FillTables,
    FillOpinions,
    FillReport,
    FillField,
    InventRegistrations,
    TravelToDay,
  ],
  exports: [FillDemonstration, TravelToDay],
})
export class DemonstrationModule implements OnModuleInit {
  constructor(
    private readonly fill: FillDemonstration,
    private readonly field: FillField,
    private readonly travel: TravelToDay,
    private readonly pageContext: PageContext,
  ) {}

  async onModuleInit(): Promise<void> {
    if (await this.fill.execute()) await this.field.execute();
    await this.travel.resume();
    this.pageContext.provide('demonstration', () => {
      const today = this.travel.today();
      const banner = { key: today, today };
      return banner;
    });
  }
}

function travelling(clock: Clock): TravellingClock {
  if (clock instanceof TravellingClock) return clock;
  throw new Error('the demonstration needs the clock that travels: is DEMO on for the whole application?');
}
