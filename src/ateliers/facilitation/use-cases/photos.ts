import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { SentFile } from '../../../events/domain/file-content.js';
import { type AuditActor, AuditTrail } from '../../../platform/audit/audit-trail.js';
import { MachineClock } from '../../../platform/clock/clock.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { newId } from '../../../platform/ids/ids.js';
import { PersonalData } from '../../../registrations/privacy/use-cases/personal-data.js';
import { PhotoRepository } from '../data/photo.repository.js';
import { PhotoNotYours, PhotoRefused } from '../domain/facilitation.errors.js';
import type { NotePlace } from '../domain/note.js';
import { keptPhoto, mayRemove, MOST_PHOTOS, type Photo, tidyCaption } from '../domain/photo.js';

/** Keeps a picture of what a table produced, and nothing else that its file says. */
@Injectable()
export class AddPhoto implements OnModuleInit {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly photos: PhotoRepository,
    private readonly personalData: PersonalData,
    private readonly audit: AuditTrail,
    private readonly clock: MachineClock,
  ) {}

  onModuleInit(): void {
    this.personalData.hold({ table: 'atelier_photos', registration: null, event: 'event_id' });
  }

  /**
   * @param photo `sent` is null where no file came
   * @returns the new photo's id.
   * @throws PhotoRefused
   */
  async execute(
    eventId: string,
    by: AuditActor,
    { phase, letter, table, caption, sent }: NotePlace & { caption: string; sent: SentFile | null },
  ): Promise<string> {
    if (!sent) throw new PhotoRefused('file-missing');
    const { contentType, bytes } = keptPhoto(sent);
    const photo: Photo = {
      id: newId(),
      ...{ phase, letter, table, contentType },
      size: bytes.length,
      caption: tidyCaption(caption),
      accountId: by.accountId,
      actor: by.name,
      createdAt: this.clock.now().getTime(),
    };
    await this.unitOfWork.run(
      async (tx) => {
        if ((await this.photos.at(tx, eventId, photo)).length >= MOST_PHOTOS) throw new PhotoRefused('full');
        await this.photos.add(tx, eventId, photo, bytes);
        await this.audit.record(tx, fact('atelier-photo-added', eventId, by, photo));
      },
      { lane: eventId },
    );
    return photo.id;
  }
}

@Injectable()
export class RemovePhoto {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly photos: PhotoRepository,
    private readonly audit: AuditTrail,
  ) {}

  /**
   * @param arrangesTables may take away what somebody else sent
   * @throws PhotoNotYours
   */
  async execute(
    eventId: string,
    by: AuditActor & { readonly accountId: string },
    photo: Photo,
    arrangesTables: boolean,
  ): Promise<void> {
    if (!mayRemove(photo, by.accountId, arrangesTables)) throw new PhotoNotYours();
    await this.unitOfWork.run(
      async (tx) => {
        if ((await this.photos.remove(tx, photo.id)) === 0) return;
        await this.audit.record(tx, fact('atelier-photo-removed', eventId, by, photo));
      },
      { lane: eventId },
    );
  }
}

function fact(verb: string, eventId: string, actor: AuditActor, { id, phase, letter }: Photo) {
  return { actor, eventId, verb, subjectKind: 'atelier-photo', subjectId: id, details: { phase, letter } };
}
