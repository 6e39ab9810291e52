import { Injectable, type OnModuleInit } from '@nestjs/common';
import { AuditTrail } from '../../../platform/audit/audit-trail.js';
import { MachineClock } from '../../../platform/clock/clock.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { PersonalData } from '../../../registrations/privacy/use-cases/personal-data.js';
import { FacilitationRepository } from '../data/facilitation.repository.js';
import { NoteTooLong } from '../domain/facilitation.errors.js';
import { LONGEST_NOTE, mergeNotes, type NoteKind, type NotePlace, tidyNote } from '../domain/note.js';

interface Author {
  readonly accountId: string | null;
  readonly name: string;
}

/** Says which printed name a member of the team is. */
@Injectable()
export class LinkFacilitator {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly facilitation: FacilitationRepository,
    private readonly audit: AuditTrail,
    private readonly clock: MachineClock,
  ) {}

  /** @param member of the team; `printedName` null takes the link back. */
  async execute(
    eventId: string,
    by: Author,
    member: { accountId: string; name: string; printedName: string | null },
  ): Promise<void> {
    await this.unitOfWork.run(
      async (tx) => {
        await this.facilitation.link(tx, eventId, member, by.name, this.clock.now().getTime());
        await this.audit.record(tx, {
          actor: by,
          eventId,
          verb: member.printedName === null ? 'facilitator-unlinked' : 'facilitator-linked',
          subjectKind: 'account',
          subjectId: member.accountId,
          details: { member: member.name, name: member.printedName ?? '' },
        });
      },
      { lane: eventId },
    );
  }
}

/** Keeps what a table produced; what somebody else wrote meanwhile stays. */
@Injectable()
export class SaveNote {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly facilitation: FacilitationRepository,
    private readonly clock: MachineClock,
  ) {}

  /**
   * @param note `base` is the text that the writer began from
   * @returns the text as it is kept now.
   * @throws NoteTooLong
   */
  async execute(
    eventId: string,
    by: Author,
    { base, body, kind, ...place }: NotePlace & { kind: NoteKind; base: string; body: string },
  ): Promise<string> {
    const mine = tidyNote(body);
    if (mine.length > LONGEST_NOTE) throw new NoteTooLong(LONGEST_NOTE);
    return this.unitOfWork.run(
      async (tx) => {
        const notes = await this.facilitation.notesAt(tx, eventId, place);
        const theirs = notes.find((note) => note.kind === kind)?.body ?? '';
        const merged = mergeNotes(tidyNote(base), mine, theirs);
        if (merged !== theirs) {
          await this.facilitation.write(tx, eventId, { ...place, kind }, merged, by, this.clock.now().getTime());
        }
        return merged;
      },
      { lane: eventId },
    );
  }
}

/** Tells the organisers who is missing at a table; the plan itself stays theirs to change. */
@Injectable()
export class NoteAbsence implements OnModuleInit {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly facilitation: FacilitationRepository,
    private readonly personalData: PersonalData,
    private readonly audit: AuditTrail,
    private readonly clock: MachineClock,
  ) {}

  onModuleInit(): void {
    this.personalData.hold(
      { table: 'facilitator_links', registration: null, event: 'event_id' },
      { table: 'atelier_notes', registration: null, event: 'event_id' },
      {
        table: 'atelier_absences',
        registration: 'registration_id',
        event: 'event_id',
        exported: ['registration_id', 'phase', 'noted_at'],
      },
    );
  }

  async execute(
    eventId: string,
    by: Author,
    person: { registrationId: string; phase: number; absent: boolean },
  ): Promise<void> {
    await this.unitOfWork.run(
      async (tx) => {
        await this.facilitation.noteAbsence(tx, eventId, person, by.name, this.clock.now().getTime());
        await this.audit.record(tx, {
          actor: by,
          eventId,
          verb: person.absent ? 'atelier-absence-noted' : 'atelier-absence-withdrawn',
          subjectKind: 'registration',
          subjectId: person.registrationId,
          details: { phase: person.phase },
        });
      },
      { lane: eventId },
    );
  }
}
