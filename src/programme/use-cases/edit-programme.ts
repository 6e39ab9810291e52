import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../platform/audit/audit-trail.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { type DraftAuthor, DraftRepository, type OpenDraft } from '../data/draft.repository.js';
import { PeopleRepository } from '../data/people.repository.js';
import { ProgrammeChangedMeanwhile } from '../domain/draft.errors.js';
import type { Changed, Draft } from '../domain/draft.js';
import { type Choices, mergeDrafts } from '../domain/merge-drafts.js';
import { same } from '../domain/same.js';

/** The draft as the page showed it on which somebody worked. */
export interface SeenDraft {
  readonly version: number;
  readonly revision: number;
}

export interface ProgrammeEdit {
  readonly eventId: string;
  readonly by: DraftAuthor;
  readonly seen: SeenDraft;
  /** Pure: it may be applied to the draft as it was seen. */
  readonly change: (draft: Draft) => Changed;
  /** What was chosen on the page that showed both versions, of conflicts with `against`. */
  readonly choices?: Choices;
  readonly against?: number;
}

/** One change of the draft; the first one starts it from the published sessions. */
@Injectable()
export class EditProgramme {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly drafts: DraftRepository,
    private readonly people: PeopleRepository,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /**
   * What others changed meanwhile stays. @returns the draft's new version.
   * @throws ProgrammeChangedMeanwhile where they changed the same sessions and nothing was chosen yet; what the change
   *   itself throws.
   */
  async execute(edit: ProgrammeEdit): Promise<number> {
    return this.unitOfWork.run((tx) => this.edit(tx, edit), { lane: edit.eventId });
  }

  private async edit(tx: Transaction, { eventId, by, seen, change, choices, against }: ProgrammeEdit): Promise<number> {
    const draft = await this.drafts.open(tx, eventId);
    const { sessions, change: done } =
      draft.version === seen.version
        ? change(draft.sessions)
        : await this.joined(tx, draft, seen, change, against === draft.version ? choices : undefined);
    if (same(sessions, draft.sessions)) return draft.version;
    const at = this.clock.now().getTime();
    if (draft.eventStatus === 'draft') await this.people.meet(tx, sessions, at);
    await this.audit.record(tx, {
      actor: by,
      eventId,
      verb: done.title === '' ? 'programme-rearranged' : 'programme-edited',
      subjectKind: 'programme',
      subjectId: eventId,
      details: { change: done.verb, title: done.title },
    });
    return this.drafts.save(tx, draft, by, done, sessions, at);
  }

  private async joined(
    tx: Transaction,
    draft: OpenDraft,
    seen: SeenDraft,
    change: ProgrammeEdit['change'],
    choices: Choices | undefined,
  ): Promise<Changed> {
    const base = await this.drafts.revision(tx, draft.eventId, seen.revision);
    const mine = change(base ?? draft.sessions);
    const { sessions, conflicts } = mergeDrafts(base, mine.sessions, draft.sessions, choices);
    if (conflicts.some(({ id }) => !choices?.has(id))) throw new ProgrammeChangedMeanwhile(conflicts, draft.version);
    return { sessions, change: mine.change };
  }
}
