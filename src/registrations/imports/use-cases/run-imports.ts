import { setImmediate } from 'node:timers/promises';
import { type BeforeApplicationShutdown, Injectable, Logger } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import type { EventRecord } from '../../../events/domain/event.js';
import { EventQueries } from '../../../events/queries/event.queries.js';
import { MachineClock } from '../../../platform/clock/clock.js';
import { ReadDatabase } from '../../../platform/database/read-database.js';
import type { Transaction } from '../../../platform/database/transaction.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { TellStanding } from '../../approvals/use-cases/tell-standing.js';
import { PlacesRepository } from '../../data/places.repository.js';
import { RegistrationRepository } from '../../data/registration.repository.js';
import { FROM_A_LIST } from '../../domain/introduction.js';
import { AlreadyRegistered } from '../../domain/registration.errors.js';
import { RegisterParticipant } from '../../use-cases/register-participant.js';
import { ImportRepository, type OpenLine } from '../data/import.repository.js';
import { type ImportRecord, mailsDueAt } from '../domain/import.js';

/** People a transaction: some tens of milliseconds, so that the registrations of others pass between two slices. */
const SLICE = 25;
/** What nobody has touched for so long, in milliseconds, was left by a process that ended. */
const ABANDONED_MS = 20_000;
const EVERY = 10_000;

/**
 * Registers who stands on accepted lists, and tells them. A slice and how far it went are one transaction: a killed process'
 * list goes on where its last commit stands, and two processes at one list pass each other by.
 */
@Injectable()
export class RunImports implements BeforeApplicationShutdown {
  private readonly logger = new Logger(RunImports.name);
  private readonly atWork = new Map<string, Promise<void>>();
  private stopping = false;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly read: ReadDatabase,
    private readonly imports: ImportRepository,
    private readonly events: EventQueries,
    private readonly places: PlacesRepository,
    private readonly registrations: RegistrationRepository,
    private readonly registerParticipant: RegisterParticipant,
    private readonly tellStanding: TellStanding,
    private readonly machineClock: MachineClock,
  ) {}

  /** Goes on with what was left, and with mails whose hour has come. */
  @Interval(EVERY)
  async tick(): Promise<void> {
    const now = this.now();
    for (const { id, status, mailsDueAt: due } of await this.imports.left(this.read, now - ABANDONED_MS)) {
      if (status === 'running' || (due ?? 0) <= now) await this.run(id);
    }
  }

  /** Until nothing is left to do now; a call while the list is being done waits for that. */
  async run(id: string): Promise<void> {
    let work = this.atWork.get(id);
    if (!work) {
      work = this.toTheEnd(id).finally(() => this.atWork.delete(id));
      this.atWork.set(id, work);
    }
    await work;
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping = true;
    await Promise.all(this.atWork.values());
  }

  private async toTheEnd(id: string): Promise<void> {
    try {
      while (!this.stopping && (await this.slice(id))) await setImmediate();
    } catch (error) {
      // The next tick goes on from the last commit. Only the kind of trouble is logged: the line holds somebody's data.
      this.logger.error(`the import ${id} cannot go on, trying again: ${(error as Error).name}`);
    }
  }

  /** @returns whether there is more to do now. */
  private async slice(id: string): Promise<boolean> {
    const known = await this.imports.byId(this.read, id);
    const event = known ? await this.events.byId(known.eventId) : null;
    if (!known || !event) return false;
    return this.unitOfWork.run((tx) => this.sliceWithin(tx, event, id), { lane: event.id });
  }

  private async sliceWithin(tx: Transaction, event: EventRecord, id: string): Promise<boolean> {
    // The event's lock makes two processes at the same list take turns.
    await this.places.lock(tx, event.id);
    const record = await this.imports.byId(tx, id);
    const now = this.now();
    if (!record || record.status === 'done') return false;
    if (record.status === 'running') return this.registerSlice(tx, event, record, now);
    if ((record.mailsDueAt ?? 0) > now) return false;
    return this.mailSlice(tx, event, record, now);
  }

  private async registerSlice(
    tx: Transaction,
    event: EventRecord,
    record: ImportRecord,
    now: number,
  ): Promise<boolean> {
    const lines = await this.imports.openLines(tx, record.id, SLICE);
    for (const line of lines) await this.register(tx, event, record, line);
    if (lines.length === SLICE) {
      await this.imports.save(tx, { ...record, updatedAt: now });
      return true;
    }
    const registered = (await this.imports.outcomes(tx, record.id)).get('registered') ?? 0;
    if (!record.mails || registered === 0) {
      await this.imports.save(tx, { ...record, status: 'done', updatedAt: now, finishedAt: now });
      return false;
    }
    const due = mailsDueAt(registered, now);
    await this.imports.save(tx, { ...record, status: 'mailing', mailsDueAt: due, updatedAt: now });
    return due <= now;
  }

  private async register(
    tx: Transaction,
    event: EventRecord,
    record: ImportRecord,
    { line, request }: OpenLine,
  ): Promise<void> {
    const attempt = await this.registerParticipant.within(tx, event, {
      request,
      source: 'import',
      onBehalf: true,
      silent: true,
      beyondPlaces: record.admission === 'beyond',
      asRequest: record.admission === 'pending',
    });
    const [outcome, id] =
      attempt.kind === 'registered'
        ? ['registered', attempt.registration.id]
        : [attempt.error instanceof AlreadyRegistered ? 'known' : attempt.error.code, null];
    await this.imports.close(tx, record.id, line, outcome, id);
  }

  private async mailSlice(tx: Transaction, event: EventRecord, record: ImportRecord, now: number): Promise<boolean> {
    const people = await this.imports.unmailed(tx, record.id, SLICE);
    for (const { line, registrationId } of people) {
      const live = await this.registrations.liveById(tx, registrationId);
      if (live) {
        await this.tellStanding.within(tx, event, live.record, FROM_A_LIST);
      }
      await this.imports.noteMailed(tx, record.id, line);
    }
    const isOver = people.length < SLICE;
    await this.imports.save(tx, {
      ...record,
      status: isOver ? 'done' : 'mailing',
      updatedAt: now,
      finishedAt: isOver ? now : null,
    });
    return !isOver;
  }

  private now(): number {
    return this.machineClock.now().getTime();
  }
}
