import { Injectable } from '@nestjs/common';
import type { Organiser } from '../../platform/accounts/organiser.js';
import { AuditTrail } from '../../platform/audit/audit-trail.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { isUniqueViolation } from '../../platform/database/unique-violation.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { type FieldError, InvalidInput } from '../../platform/errors/domain-error.js';
import { newId } from '../../platform/ids/ids.js';
import { CodesAndOptionsRepository } from '../data/codes-and-options.repository.js';
import { EventRepository } from '../data/event.repository.js';
import { SeriesRepository } from '../data/series.repository.js';
import type { SectionChange } from '../domain/edit/section-change.js';
import { type EditedEvent, readSection, type SectionSpec, type Typed } from '../domain/edit/section.js';
import { type SectionKey, SECTIONS } from '../domain/edit/sections.js';
import { EventChangedMeanwhile } from '../domain/event-edit.errors.js';
import { EventOutOfReach } from '../domain/event-role.errors.js';
import type { SentFile } from '../domain/file-content.js';
import { OrganiserEvents } from '../queries/organiser-events.query.js';
import { EventFacts } from './event-facts.js';
import { KeepFiles } from './keep-files.js';
import { fingerprintOf } from './section-fingerprint.js';

export interface EditCommand {
  readonly slug: string;
  readonly section: SectionKey;
  readonly posted: Typed;
  /** Of what the form showed when it was opened. */
  readonly fingerprint: string;
  /** By the names of their fields. */
  readonly files?: Readonly<Record<string, SentFile>>;
}

/** One section of an event, read, judged and written under the event's lock. */
@Injectable()
export class EditEvent {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly organiserEvents: OrganiserEvents,
    private readonly events: EventRepository,
    private readonly seriesRepository: SeriesRepository,
    private readonly codesAndOptions: CodesAndOptionsRepository,
    private readonly keepFiles: KeepFiles,
    private readonly facts: EventFacts,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** @returns the event's address after. @throws EventOutOfReach, RoleInsufficient; EventChangedMeanwhile; InvalidInput with every wrong field. */
  async execute(organiser: Organiser, command: EditCommand): Promise<string> {
    const { event } = await this.organiserEvents.reach(organiser.accountId, command.slug, 'edit-event');
    try {
      return await this.unitOfWork.run((tx) => this.edit(tx, event.id, organiser, command), { lane: event.id });
    } catch (error) {
      // The one thing here that another event may take at the same moment is the address.
      throw isUniqueViolation(error) ? new InvalidInput([{ field: 'slug', code: 'slug-taken' }]) : error;
    }
  }

  private async edit(tx: Transaction, eventId: string, organiser: Organiser, command: EditCommand): Promise<string> {
    const edited = await this.events.lockEdited(tx, eventId);
    if (!edited) throw new EventOutOfReach();
    const spec: SectionSpec = SECTIONS[command.section];
    const { typed, values, errors } = readSection(spec, command.posted, edited.event.timeZone);
    this.refuseStale(spec, edited, typed, command.fingerprint);
    if (errors.length > 0) throw new InvalidInput(errors);
    const change = spec.change(values, edited);
    if (isRefusal(change)) throw new InvalidInput(change);
    const slug = await this.apply(tx, edited, change, command.files ?? {});
    const after = (await this.events.lock(tx, eventId)) ?? edited.event;
    await this.tellOfPlaces(tx, edited.event.places.capacity, after);
    await this.facts.tell(tx, 'edited', { before: edited.event, event: after, now: this.clock.now().getTime() });
    await this.audit.record(tx, {
      actor: { accountId: organiser.accountId, name: organiser.name },
      eventId,
      verb: 'event-edited',
      subjectKind: 'event',
      subjectId: eventId,
      details: { section: command.section },
    });
    return slug;
  }

  /** Who sends what is stored anyway takes nothing away from anybody. */
  private refuseStale(spec: SectionSpec, edited: EditedEvent, typed: Typed, fingerprint: string): void {
    const stored = spec.shown(edited);
    const current = fingerprintOf(stored);
    if (fingerprint !== current && fingerprintOf(typed) !== current) throw new EventChangedMeanwhile(stored, current);
  }

  /** @returns the event's address after. */
  private async apply(
    tx: Transaction,
    { event, notice }: EditedEvent,
    change: SectionChange,
    files: Readonly<Record<string, SentFile>>,
  ): Promise<string> {
    const now = this.clock.now().getTime();
    const slug = change.slug ?? event.slug;
    if (slug !== event.slug) await this.rename(tx, event.id, slug, now);
    const seriesId =
      change.newSeries === undefined ? {} : { seriesId: await this.seriesRepository.found(tx, change.newSeries) };
    const partners = change.partners
      ? { partners: await this.keepFiles.partners(tx, event, change.partners, files, now) }
      : {};
    if (change.documents) await this.keepFiles.documents(tx, event, change.documents, files, now);
    if (change.codes) await this.codesAndOptions.saveCodes(tx, event.id, change.codes);
    if (change.options) await this.codesAndOptions.saveOptions(tx, event.id, change.options);
    if (change.notice !== undefined) {
      // Version 1 is the standard text, which stands in no row.
      await this.events.addNotice(tx, event.id, notice.version + 1, change.notice, now);
    }
    if (change.capacity !== undefined) await this.events.saveCapacity(tx, event.id, change.capacity);
    const venues = change.columns?.venues
      ? { venues: change.columns.venues.map((venue) => ({ ...venue, id: idOr(venue) })) }
      : {};
    await this.events.save(
      tx,
      event.id,
      { ...change.columns, ...seriesId, ...partners, ...venues },
      { now, calendar: change.movesCalendar && event.status !== 'draft' },
    );
    return slug;
  }

  private async rename(tx: Transaction, eventId: string, slug: string, now: number): Promise<void> {
    const owner = await this.events.ownerOfSlug(tx, slug);
    if (owner !== null && owner !== eventId) throw new InvalidInput([{ field: 'slug', code: 'slug-taken' }]);
    const event = await this.events.lock(tx, eventId);
    if (event) await this.events.rename(tx, event, slug, now);
  }

  private async tellOfPlaces(tx: Transaction, before: number | null, event: EditedEvent['event']): Promise<void> {
    const { capacity } = event.places;
    const raised = before !== null && (capacity === null || capacity > before);
    if (raised) await this.facts.tell(tx, 'placesRaised', { event, now: this.clock.now().getTime() });
  }
}

function isRefusal(change: SectionChange | readonly FieldError[]): change is readonly FieldError[] {
  return Array.isArray(change);
}

function idOr({ id }: { readonly id: string | null }): string {
  return id ?? newId();
}
