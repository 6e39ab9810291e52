import { Module } from '@nestjs/common';
import { EventsModule } from '../../events/events.module.js';
import { AuditModule } from '../../platform/audit/audit.module.js';
import { ClockModule } from '../../platform/clock/clock.module.js';
import { DatabaseModule } from '../../platform/database/database.module.js';
import { MailModule } from '../../platform/mail/mail.module.js';
import { WebModule } from '../../platform/web/web.module.js';
import { RegistrationsModule } from '../registrations.module.js';
import { AnswerOffer } from './use-cases/answer-offer.js';
import { CopyPlacesRules } from './use-cases/copy-places-rules.js';
import { EndOverdueOffers } from './use-cases/end-overdue-offers.js';
import { SavePlacesRules } from './use-cases/save-places-rules.js';
import { OfferController } from './web/offer.controller.js';
import { PlaceSections } from './web/place-sections.js';
import { PlacesRulesController } from './web/places-rules.controller.js';

/** How places are given: the organisers' rules, and offers to people of the waiting list. */
@Module({
  imports: [AuditModule, ClockModule, DatabaseModule, MailModule, WebModule, EventsModule, RegistrationsModule],
  controllers: [PlacesRulesController, OfferController],
  providers: [AnswerOffer, EndOverdueOffers, SavePlacesRules, CopyPlacesRules, PlaceSections],
  exports: [AnswerOffer, SavePlacesRules],
})
export class PlacesModule {}
