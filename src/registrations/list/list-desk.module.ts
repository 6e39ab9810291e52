import { Module } from '@nestjs/common';
import { EventsModule } from '../../events/events.module.js';
import { AuditModule } from '../../platform/audit/audit.module.js';
import { ClockModule } from '../../platform/clock/clock.module.js';
import { DatabaseModule } from '../../platform/database/database.module.js';
import { MailModule } from '../../platform/mail/mail.module.js';
import { WebModule } from '../../platform/web/web.module.js';
import { ApprovalsModule } from '../approvals/approvals.module.js';
import { ChangesModule } from '../changes/changes.module.js';
import { RegistrationDetailQuery } from '../queries/registration-detail.query.js';
import { RegistrationFiguresQuery } from '../queries/registration-figures.query.js';
import { RegistrationListQuery } from '../queries/registration-list.query.js';
import { RegistrationsModule } from '../registrations.module.js';
import { ListWords } from '../web/desk/list-words.js';
import { WishesQuery } from '../wishes/queries/wishes.query.js';
import { BulkActionsRepository } from './data/bulk-actions.repository.js';
import { ListModule } from './list.module.js';
import { EndingsQuery } from './queries/endings.query.js';
import { WhoComesQuery } from './queries/who-comes.query.js';
import { ActOnMany } from './use-cases/act-on-many.js';
import { BulkSteps } from './use-cases/bulk-steps.js';
import { MergeRegistrations } from './use-cases/merge-registrations.js';
import { UndoMany } from './use-cases/undo-many.js';
import { BulkController } from './web/bulk.controller.js';
import { DuplicatesController } from './web/duplicates.controller.js';
import { WhoComesController } from './web/who-comes.controller.js';

/** What is done from the list: to many at once, with two that are one, and its figures. */
@Module({
  imports: [
    AuditModule,
    ClockModule,
    DatabaseModule,
    MailModule,
    WebModule,
    EventsModule,
    RegistrationsModule,
    ApprovalsModule,
    ChangesModule,
    ListModule,
  ],
  controllers: [BulkController, DuplicatesController, WhoComesController],
  providers: [
    BulkActionsRepository,
    BulkSteps,
    ActOnMany,
    UndoMany,
    MergeRegistrations,
    EndingsQuery,
    WhoComesQuery,
    WishesQuery,
    RegistrationListQuery,
    RegistrationDetailQuery,
    RegistrationFiguresQuery,
    ListWords,
  ],
  exports: [ActOnMany, UndoMany, MergeRegistrations],
})
export class ListDeskModule {}
