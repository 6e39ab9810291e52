import { Injectable } from '@nestjs/common';
import type { Organiser } from '../../platform/accounts/organiser.js';
import { AuditTrail } from '../../platform/audit/audit-trail.js';
import { Clock } from '../../platform/clock/clock.js';
import { daysBetween, PARIS } from '../../platform/clock/paris-time.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { isUniqueViolation } from '../../platform/database/unique-violation.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { InvalidInput } from '../../platform/errors/domain-error.js';
import { newId } from '../../platform/ids/ids.js';
import { CodesAndOptionsRepository } from '../data/codes-and-options.repository.js';
import { EventFileRepository } from '../data/event-file.repository.js';
import { EventRepository } from '../data/event.repository.js';
import { NewEventRepository } from '../data/new-event.repository.js';
import { SeriesRepository } from '../data/series.repository.js';
import { type NewEvent, readCreation } from '../domain/edit/creation-form.js';
import type { EventColumns } from '../domain/edit/section-change.js';
import type { Typed } from '../domain/edit/section.js';
import type { EventRecord } from '../domain/event.js';
import { eventSlug, freeSlug } from '../domain/slug.js';
import { CreationQuery, type Beginnings } from '../queries/creation.query.js';
import { EventFacts } from './event-facts.js';

/** A new event is a draft, and whoever creates it is responsible for it. */
@Injectable()
export class CreateEvent {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly beginnings: CreationQuery,
    private readonly events: EventRepository,
    private readonly newEvents: NewEventRepository,
    private readonly series: SeriesRepository,
    private readonly codesAndOptions: CodesAndOptionsRepository,
    private readonly files: EventFileRepository,
    private readonly facts: EventFacts,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** @returns the new event's slug. @throws MayNotCreateEvents; InvalidInput with every wrong field. */
  async execute(organiser: Organiser, posted: Typed): Promise<string> {
    const beginnings = await this.beginnings.of(organiser);
    const choices = {
      seriesIds: beginnings.series.map(({ id }) => id),
      modelIds: beginnings.models.map(({ id }) => id),
      organisationIds: beginnings.organisations.map(({ id }) => id),
    };
    const { event, errors } = readCreation(posted, choices, PARIS);
    if (!event) throw new InvalidInput(errors);
    const create = () => this.unitOfWork.run((tx) => this.create(tx, organiser, event, beginnings));
    try {
      return await create();
    } catch (error) {
      // Somebody gave an event the same address at the same moment: the next free one is looked for.
      if (!isUniqueViolation(error)) throw error;
      return create();
    }
  }

  private async create(
    tx: Transaction,
    organiser: Organiser,
    asked: NewEvent,
    beginnings: Beginnings,
  ): Promise<string> {
    const now = this.clock.now().getTime();
    const id = newId();
    const wanted = eventSlug(asked.title, asked.startsOn.slice(0, 4));
    const slug = freeSlug(wanted, await this.events.slugsLike(tx, wanted));
    const model = asked.modelId === null ? null : await this.events.lock(tx, asked.modelId);
    await this.newEvents.insert(tx, {
      id,
      slug,
      title: asked.title,
      startsOn: asked.startsOn,
      endsOn: asked.endsOn,
      now,
    });
    await this.newEvents.makeResponsible(tx, id, organiser.accountId);
    if (model && asked.organisationIds.length === 0) await this.newEvents.joinAs(tx, id, model.id);
    else await this.newEvents.join(tx, id, asked.organisationIds);
    const columns = {
      ...(model ? await this.copied(tx, model, id, now) : {}),
      ...(await this.numbered(tx, asked, beginnings)),
      ...organisersOf(asked, beginnings, model),
      ...(asked.venue ? { venues: [{ id: newId(), ...asked.venue }] } : {}),
    };
    await this.events.save(tx, id, columns, { now });
    if (model) {
      const days = daysBetween(model.startsOn, asked.startsOn);
      await this.facts.tell(tx, 'copied', { fromEventId: model.id, toEventId: id, days });
    }
    await this.audit.record(tx, {
      actor: { accountId: organiser.accountId, name: organiser.name },
      eventId: id,
      verb: model ? 'event-copied' : 'event-created',
      subjectKind: 'event',
      subjectId: id,
      details: { title: asked.title, ...(model ? { model: model.title } : {}) },
    });
    return slug;
  }

  /** Texts, places, people, partners and options; never codes, registrations or what they count. */
  private async copied(tx: Transaction, model: EventRecord, id: string, now: number): Promise<EventColumns> {
    const logos = await this.files.copy(tx, model.id, id, now);
    await this.codesAndOptions.saveOptions(
      tx,
      id,
      model.options.map(({ title, hint, capacity }) => ({ id: null, title, hint, capacity, closesAt: null })),
    );
    await this.events.saveCapacity(tx, id, model.places.capacity);
    return {
      subtitle: model.subtitle,
      description: model.description,
      audience: model.audience,
      advice: model.advice,
      announcedFrom: model.announcedFrom,
      announcedTo: model.announcedTo,
      costs: model.costs,
      contacts: model.contacts,
      venues: model.venues,
      partners: model.partners.map(({ logoId, ...partner }) => {
        const copy = logoId === undefined ? undefined : logos.get(logoId);
        return { ...partner, id: newId(), ...(copy === undefined ? {} : { logoId: copy }) };
      }),
      registrationMode: model.registrationMode,
      waitingListEnabled: model.waitingListEnabled,
    };
  }

  private async numbered(
    tx: Transaction,
    { series, edition }: NewEvent,
    { series: known }: Beginnings,
  ): Promise<EventColumns> {
    if (series.kind === 'none') return { edition };
    if (series.kind === 'new') return { seriesId: await this.series.found(tx, series.title), edition };
    const next = known.find(({ id }) => id === series.id)?.nextEdition ?? null;
    return { seriesId: series.id, edition: edition ?? next };
  }
}

/** The organisations ticked; the model's where none is, for those who belong to none. */
function organisersOf(
  { organisationIds }: NewEvent,
  { organisations }: Beginnings,
  model: EventRecord | null,
): EventColumns {
  const chosen = organisations.filter(({ id }) => organisationIds.includes(id));
  if (chosen.length === 0) return model ? { organisers: model.organisers } : {};
  return { organisers: chosen.map(({ name, short }) => ({ name, short })) };
}
