import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { EventsModule } from '../../events/events.module.js';
import { AuditModule } from '../../platform/audit/audit.module.js';
import { ClockModule } from '../../platform/clock/clock.module.js';
import { DatabaseModule } from '../../platform/database/database.module.js';
import { WebModule } from '../../platform/web/web.module.js';
import { PrivacyModule } from '../../registrations/privacy/privacy.module.js';
import { DashboardModule } from '../../registrations/dashboard.module.js';
import { AteliersModule } from '../ateliers.module.js';
import { facilitationEntities } from './data/facilitation-entities.js';
import { FacilitationRepository } from './data/facilitation.repository.js';
import { PhotoRepository } from './data/photo.repository.js';
import { FacilitationQuery } from './queries/facilitation.query.js';
import { LinkFacilitator, NoteAbsence, SaveNote } from './use-cases/facilitate.js';
import { AddPhoto, RemovePhoto } from './use-cases/photos.js';
import { AtelierPages } from './web/atelier-pages.js';
import { BringOwnAteliers } from './web/bring-own-ateliers.js';
import { FacilitatorsController } from './web/facilitators.controller.js';
import { MyAteliersController } from './web/my-ateliers.controller.js';
import { PhotosController } from './web/photos.controller.js';

/** The ateliers in the hands of those who run them. */
@Module({
  imports: [
    DatabaseModule,
    ClockModule,
    WebModule,
    AuditModule,
    EventsModule,
    PrivacyModule,
    DashboardModule,
    AteliersModule,
    TypeOrmModule.forFeature(facilitationEntities),
  ],
  controllers: [MyAteliersController, PhotosController, FacilitatorsController],
  providers: [
    FacilitationRepository,
    PhotoRepository,
    FacilitationQuery,
    LinkFacilitator,
    SaveNote,
    NoteAbsence,
    AddPhoto,
    RemovePhoto,
    AtelierPages,
    BringOwnAteliers,
  ],
  exports: [FacilitationQuery, LinkFacilitator, SaveNote, NoteAbsence, AddPhoto],
})
export class FacilitationModule {}
