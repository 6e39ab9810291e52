import { Injectable } from '@nestjs/common';
import { AddVenues } from '../../events/use-cases/add-venues.js';
import { newId } from '../../platform/ids/ids.js';
import type { DraftAuthor } from '../data/draft.repository.js';
import { importedSessions, type ImportRequest } from '../domain/exchange/imported-sessions.js';
import type { DocumentVenue } from '../domain/exchange/read-programme.js';
import { EditProgramme, type SeenDraft } from './edit-programme.js';

export interface ProgrammeImport extends Pick<ImportRequest, 'sessions' | 'mode'> {
  readonly eventId: string;
  readonly by: DraftAuthor;
  /** The draft on the page that showed what would change. */
  readonly seen: SeenDraft;
  readonly venues: readonly DocumentVenue[];
  /** What the sentence beside « Annuler » calls it. */
  readonly filename: string;
}

/** A file's programme goes into the draft, as one change that can be undone. */
@Injectable()
export class ImportProgramme {
  constructor(
    private readonly places: AddVenues,
    private readonly editing: EditProgramme,
  ) {}

  /**
   * The places come first, in a transaction of their own: where the draft was changed meanwhile they stay, and taking
   * the file again finds them.
   * @throws ProgrammeChangedMeanwhile, ProgrammeTooLong
   */
  async execute({ eventId, by, seen, sessions, venues, mode, filename }: ProgrammeImport): Promise<void> {
    const all = await this.places.execute(eventId, by, venues);
    const newIds = sessions.map(() => newId());
    await this.editing.execute({
      eventId,
      by,
      seen,
      change: (draft) => ({
        sessions: importedSessions(draft, { sessions, venues: all, mode, newIds }),
        change: { verb: 'imported', title: filename },
      }),
    });
  }
}
