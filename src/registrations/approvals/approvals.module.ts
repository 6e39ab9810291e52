import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { EventsModule } from '../../events/events.module.js';
import { AuditModule } from '../../platform/audit/audit.module.js';
import { ClockModule } from '../../platform/clock/clock.module.js';
import { EnvironmentModule } from '../../platform/config/environment.module.js';
import { DatabaseModule } from '../../platform/database/database.module.js';
import { MailModule } from '../../platform/mail/mail.module.js';
import { WebModule } from '../../platform/web/web.module.js';
import { ProgrammeModule } from '../../programme/programme.module.js';
import { MessageKindsModule } from '../messages/message-kinds.module.js';
import { RegistrationsModule } from '../registrations.module.js';
import { approvalEntities } from './data/approval-entities.js';
import { ApprovalsRepository } from './data/approvals.repository.js';
import { DecisionBatchesRepository } from './data/decision-batches.repository.js';
import { ApprovalEmails } from './emails/approval-emails.js';
import { ApprovalKinds } from './emails/approval-kinds.js';
import { ApprovalByToken } from './queries/approval-by-token.query.js';
import { ApprovalsQuery } from './queries/approvals.query.js';
import { DecisionBatchQuery } from './queries/decision-batch.query.js';
import { OverdueApprovals } from './queries/overdue-approvals.query.js';
import { RequestsQuery } from './queries/requests.query.js';
import { AskApproval } from './use-cases/ask-approval.js';
import { ChangeApprover } from './use-cases/change-approver.js';
import { DecideAsApprover } from './use-cases/decide-as-approver.js';
import { DecideRequests } from './use-cases/decide-requests.js';
import { FollowRegistrations } from './use-cases/follow-registrations.js';
import { ReopenRequest } from './use-cases/reopen-request.js';
import { SaveApprovalRules } from './use-cases/save-approval-rules.js';
import { SettleApproval } from './use-cases/settle-approval.js';
import { TellStanding } from './use-cases/tell-standing.js';
import { UndoDecisions } from './use-cases/undo-decisions.js';
import { WatchDeadlines } from './use-cases/watch-deadlines.js';

import { ApprovalRulesController } from './web/approval-rules.controller.js';
import { ApproverController } from './web/approver.controller.js';
import { ApproverSection } from './web/approver-section.js';
import { FieldWords } from './web/field-words.js';
import { OpinionController } from './web/opinion.controller.js';
import { RequestSheetController } from './web/request-sheet.controller.js';
import { RequestsController } from './web/requests.controller.js';

/** Who must agree to a registration: the superior by a mailed link, the organisers at their desk. */
@Module({
  imports: [
    EnvironmentModule,
    AuditModule,
    ClockModule,
    DatabaseModule,
    MailModule,
    WebModule,
    EventsModule,
    ProgrammeModule,
    RegistrationsModule,
    MessageKindsModule,
    TypeOrmModule.forFeature(approvalEntities),
  ],
  controllers: [
    OpinionController,
    ApproverController,
    RequestSheetController,
    RequestsController,
    ApprovalRulesController,
  ],
  providers: [
    ApprovalsRepository,
    DecisionBatchesRepository,
    ApprovalEmails,
    ApprovalKinds,
    ApprovalByToken,
    ApprovalsQuery,
    RequestsQuery,
    OverdueApprovals,
    AskApproval,
    SettleApproval,
    DecideAsApprover,
    ChangeApprover,
    DecideRequests,
    ReopenRequest,
    UndoDecisions,
    SaveApprovalRules,
    FollowRegistrations,
    WatchDeadlines,
    TellStanding,
    DecisionBatchQuery,
    FieldWords,
    ApproverSection,
  ],
  exports: [
    ApprovalsQuery,
    DecisionBatchQuery,
    FieldWords,
    RequestsQuery,
    DecideRequests,
    UndoDecisions,
    TellStanding,
    WatchDeadlines,
  ],
})
export class ApprovalsModule {}
