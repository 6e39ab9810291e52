import { Module } from '@nestjs/common';
import { EventsModule } from '../../events/events.module.js';
import { AuditModule } from '../../platform/audit/audit.module.js';
import { ClockModule } from '../../platform/clock/clock.module.js';
import { DatabaseModule } from '../../platform/database/database.module.js';
import { WebModule } from '../../platform/web/web.module.js';
import { ProgrammeModule } from '../../programme/programme.module.js';
import { RegistrationDetailQuery } from '../queries/registration-detail.query.js';
import { RegistrationsModule } from '../registrations.module.js';
import { BookingPreviewQuery } from '../wishes/queries/booking-preview.query.js';
import { FollowWishRule } from '../wishes/use-cases/follow-wish-rule.js';
import { FollowWishes } from '../wishes/use-cases/follow-wishes.js';
import { AnsweredQuestions } from './queries/answered-questions.query.js';
import { ListUses } from './queries/list-uses.query.js';
import { BuildForm } from './use-cases/build-form.js';
import { ChangeForm } from './use-cases/change-form.js';
import { EditLists } from './use-cases/edit-lists.js';
import { RecordFileOpening } from './use-cases/record-file-opening.js';
import { AnswerFilesController } from './web/answer-files.controller.js';
import { FormListsController } from './web/form-lists.controller.js';
import { FormDeskController } from './web/form-desk.controller.js';
import { FormDeskWords } from './web/form-desk-words.js';
import { FormPreviewController } from './web/form-preview.controller.js';
import { FormQuestionsController } from './web/form-questions.controller.js';
import { FormModule } from './form.module.js';
import { OfferFunctions } from './use-cases/offer-functions.js';
import { FollowAnswers } from './use-cases/follow-answers.js';

/** The form as its organisers build it, and what follows the answers. */
@Module({
  imports: [
    DatabaseModule,
    ClockModule,
    AuditModule,
    WebModule,
    EventsModule,
    ProgrammeModule,
    FormModule,
    RegistrationsModule,
  ],
  controllers: [
    AnswerFilesController,
    FormPreviewController,
    FormQuestionsController,
    FormListsController,
    FormDeskController,
  ],
  providers: [
    FollowAnswers,
    OfferFunctions,
    FollowWishes,
    FollowWishRule,
    BookingPreviewQuery,
    AnsweredQuestions,
    ListUses,
    BuildForm,
    ChangeForm,
    EditLists,
    FormDeskWords,
    RecordFileOpening,
    RegistrationDetailQuery,
  ],
  exports: [BuildForm, AnsweredQuestions],
})
export class FormDeskModule {}
