import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { EventsModule } from '../events/events.module.js';
import { AuditModule } from '../platform/audit/audit.module.js';
import { ClockModule } from '../platform/clock/clock.module.js';
import { DatabaseModule } from '../platform/database/database.module.js';
import { WebModule } from '../platform/web/web.module.js';
import { ProgrammeModule } from '../programme/programme.module.js';
import { PeopleToSeat } from '../registrations/queries/people-to-seat.query.js';
import { RegistrationsModule } from '../registrations/registrations.module.js';
import { AtelierSettingEntity } from './data/atelier-setting.entity.js';
import { DecisionsRepository } from './data/decisions.repository.js';
import { SeatPlanChangeEntity } from './data/seat-plan-change.entity.js';
import { SeatPlanRunEntity } from './data/seat-plan-run.entity.js';
import { SeatPlanSeatsEntity } from './data/seat-plan-seats.entity.js';
import { ToldSeatsEntity } from './data/told-seats.entity.js';
import { ToldSeatsRepository } from './data/told-seats.repository.js';
import { SeatPlanEntity } from './data/seat-plan.entity.js';
import { SeatPlanRepository } from './data/seat-plan.repository.js';
import { PlanSituations } from './queries/plan-situations.js';
import { WishesOfEvent } from './queries/wishes-of-event.js';
import { ChangePlan } from './use-cases/change-plan.js';
import { LockSeats, MarkAbsent, MoveSeats, SwapSeats } from './use-cases/move-seats.js';
import { UndoPlanChange } from './use-cases/undo-plan-change.js';

import { MailModule } from '../platform/mail/mail.module.js';
import { EnvironmentModule } from '../platform/config/environment.module.js';
import { FormModule } from '../registrations/form/form.module.js';
import { MessageKindsModule } from '../registrations/messages/message-kinds.module.js';
import { MessagesModule } from '../registrations/messages/messages.module.js';
import { PlannerRunRepository } from './data/planner-run.repository.js';
import { SeatsChangedEmail } from './emails/seats-changed-email.js';
import { SeatsChangedKind } from './emails/seats-changed-kind.js';
import { Planner, ThreadedPlanner } from './planner.js';
import { AteliersDeskQuery } from './queries/ateliers-desk.query.js';
import { OpenPlanQuery } from './queries/open-plan.query.js';
import { PlansQuery } from './queries/plans.query.js';
import { PublishedPlanQuery, SeatsOfRegistration } from './queries/published-plan.query.js';
import { SeatNewsQuery } from './queries/seat-news.query.js';
import { DecideAteliers } from './use-cases/decide-ateliers.js';
import { FollowRegistrations } from './use-cases/follow-registrations.js';
import { KeepPlans } from './use-cases/keep-plans.js';
import { ProposePlan } from './use-cases/propose-plan.js';
import { PublishPlan } from './use-cases/publish-plan.js';
import { TellSeats } from './use-cases/tell-seats.js';
import { SeatEverybody } from './use-cases/seat-everybody.js';
import { BringSeats } from './web/bring-seats.js';
import { PlanChangesController } from './web/plan-changes.controller.js';
import { PlanPictureController } from './web/picture.controller.js';
import { PlanPrintsController } from './web/prints.controller.js';
import { PlanListController } from './web/plan-list.controller.js';
import { PlanListPage } from './web/plan-list-page.js';
import { PlanWords } from './web/plan-words.js';
import { TablesDeskPages } from './web/tables-desk.js';
import { CompareController } from './web/compare.controller.js';
import { TablesHubController } from './web/hub.controller.js';
import { ProposalController } from './web/proposal.controller.js';
import { PlanPublicationController } from './web/publication.controller.js';
import { ReplanController } from './web/replan.controller.js';
import { SetupController } from './web/setup.controller.js';
import { PrivacyModule } from '../registrations/privacy/privacy.module.js';

export const atelierEntities = [
  AtelierSettingEntity,
  SeatPlanEntity,
  SeatPlanSeatsEntity,
  SeatPlanChangeEntity,
  SeatPlanRunEntity,
  ToldSeatsEntity,
];

@Module({
  imports: [
    DatabaseModule,
    ClockModule,
    WebModule,
    AuditModule,
    EventsModule,
    ProgrammeModule,
    RegistrationsModule,
    FormModule,
    PrivacyModule,
    MessageKindsModule,
    MessagesModule,
    MailModule,
    EnvironmentModule,
    TypeOrmModule.forFeature(atelierEntities),
  ],
  controllers: [
    TablesHubController,
    SetupController,
    ProposalController,
    CompareController,
    PlanPublicationController,
    ReplanController,
    PlanListController,
    PlanPictureController,
    PlanPrintsController,
    PlanChangesController,
  ],
  providers: [
    { provide: Planner, useClass: ThreadedPlanner },
    PlannerRunRepository,
    AteliersDeskQuery,
    OpenPlanQuery,
    PlansQuery,
    PublishedPlanQuery,
    SeatsOfRegistration,
    DecideAteliers,
    FollowRegistrations,
    KeepPlans,
    SeatEverybody,
    ProposePlan,
    PublishPlan,
    TellSeats,
    ToldSeatsRepository,
    SeatNewsQuery,
    SeatsChangedEmail,
    SeatsChangedKind,
    BringSeats,
    PlanListPage,
    PlanWords,
    TablesDeskPages,
    DecisionsRepository,
    SeatPlanRepository,
    PeopleToSeat,
    WishesOfEvent,
    PlanSituations,
    ChangePlan,
    MoveSeats,
    SwapSeats,
    LockSeats,
    MarkAbsent,
    UndoPlanChange,
  ],
  exports: [
    TablesDeskPages,
    PublishedPlanQuery,
    SeatsOfRegistration,
    OpenPlanQuery,
    PlansQuery,
    AteliersDeskQuery,
    DecideAteliers,
    KeepPlans,
    ProposePlan,
    PublishPlan,
    MoveSeats,
    SwapSeats,
    LockSeats,
    MarkAbsent,
    UndoPlanChange,
  ],
})
export class AteliersModule {}
