import { Module } from '@nestjs/common';
import { EventsModule } from '../../../events/events.module.js';
import { AuditModule } from '../../../platform/audit/audit.module.js';
import { ClockModule } from '../../../platform/clock/clock.module.js';
import { EnvironmentModule } from '../../../platform/config/environment.module.js';
import { DatabaseModule } from '../../../platform/database/database.module.js';
import { MailModule } from '../../../platform/mail/mail.module.js';
import { WebModule } from '../../../platform/web/web.module.js';
import { DashboardModule } from '../../dashboard.module.js';
import { MessagesModule } from '../../messages/messages.module.js';
import { FormModule } from '../../form/form.module.js';
import { ListModule } from '../../list/list.module.js';
import { RegistrationDetailQuery } from '../../queries/registration-detail.query.js';
import { RegistrationExportQuery } from '../../queries/registration-export.query.js';
import { RegistrationFiguresQuery } from '../../queries/registration-figures.query.js';
import { RegistrationListQuery } from '../../queries/registration-list.query.js';
import { RecordExport } from '../../use-cases/record-export.js';
import { DeskController } from './desk.controller.js';
import { ExportController } from './export.controller.js';
import { ListPage } from './list-page.js';
import { ListWords } from './list-words.js';
import { MailDeskController } from './mail-desk.controller.js';
import { PersonController } from './person.controller.js';
import { RegistrationListController } from './registration-list.controller.js';

/** The organiser's desk, for reading: figures, lists, persons, mails, files. */
@Module({
  imports: [
    EnvironmentModule,
    AuditModule,
    ClockModule,
    DatabaseModule,
    WebModule,
    MailModule,
    EventsModule,
    FormModule,
    ListModule,
    MessagesModule,
    DashboardModule,
  ],
  // The exports stand first: `inscriptions.csv` is a file before it is anybody's reference.
  controllers: [ExportController, DeskController, RegistrationListController, PersonController, MailDeskController],
  providers: [
    RegistrationListQuery,
    RegistrationFiguresQuery,
    RegistrationDetailQuery,
    RegistrationExportQuery,
    RecordExport,
    ListPage,
    ListWords,
  ],
})
export class DeskModule {}
