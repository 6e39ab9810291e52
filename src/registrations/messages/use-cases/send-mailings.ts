import { setImmediate as breath } from 'node:timers/promises';
import { type BeforeApplicationShutdown, Injectable, Logger } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import type { EventRecord } from '../../../events/domain/event.js';
import { EventQueries } from '../../../events/queries/event.queries.js';
import { Clock, MachineClock } from '../../../platform/clock/clock.js';
import { ReadDatabase } from '../../../platform/database/read-database.js';
import type { Transaction } from '../../../platform/database/transaction.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { LinkTokens } from '../../../platform/mail/link-tokens.js';
import { normaliseEmail } from '../../../platform/mail/email-address.js';
import { Outbox } from '../../../platform/mail/outbox.js';
import { Unsubscriptions } from '../../../platform/mail/unsubscribe/unsubscriptions.js';
import { ChosenOptionsQuery } from '../../queries/chosen-options.query.js';
import type { RegistrationRecord } from '../../domain/registration.js';
import { MailingRepository } from '../data/mailing.repository.js';
import { canBeEnded, type Mailing, onceKey } from '../domain/mailing.js';
import { mayGoOn } from '../domain/mailing-rules.js';
import type { PersonalFact } from '../domain/personal-fact.js';
import { unsubscriptionScope } from '../domain/unsubscription-scope.js';
import { MailingEmails } from '../emails/mailing-emails.js';
import { ConvocationProgramme } from '../queries/convocation-programme.query.js';
import { PersonalFacts } from '../queries/personal-facts.js';
import { Recipients } from '../queries/recipients.query.js';

/** People a transaction: some ten milliseconds, so that registrations pass between two slices. */
const SLICE = 100;
const EVERY = 5_000;

type SliceOutcome = 'more' | 'over';

/**
 * Writes the mails of mailings into the outbox, slice by slice. A slice and how far it went are one transaction: a killed
 * process goes on where the last commit stands, two processes pass each other by, and nobody is written to twice.
 */
@Injectable()
export class SendMailings implements BeforeApplicationShutdown {
  private readonly logger = new Logger(SendMailings.name);
  private running: Promise<void> | null = null;
  private readonly stop = new AbortController();

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly read: ReadDatabase,
    private readonly mailings: MailingRepository,
    private readonly events: EventQueries,
    private readonly recipients: Recipients,
    private readonly personalFacts: PersonalFacts,
    private readonly chosen: ChosenOptionsQuery,
    private readonly programme: ConvocationProgramme,
    private readonly emails: MailingEmails,
    private readonly outbox: Outbox,
    private readonly unsubscriptions: Unsubscriptions,
    private readonly tokens: LinkTokens,
    private readonly clock: Clock,
    private readonly machineClock: MachineClock,
  ) {}

  /** Sends what is due; a call while one is under way waits for that one. */
  @Interval(EVERY)
  async tick(): Promise<void> {
    this.running ??= this.sendDue().finally(() => {
      this.running = null;
    });
    await this.running;
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stop.abort();
    await this.running;
  }

  private async sendDue(): Promise<void> {
    for (const id of await this.mailings.due(this.read, this.machineNow())) {
      try {
        while (!this.stop.signal.aborted && (await this.slice(id)) === 'more') await breath();
      } catch (error) {
        // The next tick tries again from where the last slice ended.
        this.logger.error(`the mailing ${id} cannot go on, trying again`, String(error));
      }
    }
  }

  /** One slice; for tests too. */
  async slice(id: string): Promise<SliceOutcome> {
    const mailing = await this.mailings.byId(this.read, id);
    const event = mailing && (await this.events.byId(mailing.eventId));
    if (!mailing || !event) return 'over';
    const condition = await this.recipients.condition(event, mailing.audience, mailing.dueAt);
    const ids = await this.recipients.ids(condition, SLICE, mailing.doneTo);
    const people = await this.recipients.records(this.read, condition, ids);
    const facts =
      mailing.kind === 'convocation' ? await this.personalFacts.of(event, people) : new Map<string, PersonalFact[]>();
    const options = await this.chosen.titlesOf(event, ids);
    const sessions = mailing.kind === 'convocation' ? await this.programme.of(event) : [];
    return this.unitOfWork.run(
      async (tx) => {
        const current = await this.mailings.lock(tx, id);
        if (!current || (current.status !== 'waiting' && current.status !== 'running')) return 'over';
        // Another process went on meanwhile: look again from where it stands.
        if (current.doneTo !== mailing.doneTo) return 'more';
        if (!mayGoOn(current, await this.statusOf(tx, event.id))) return this.giveUp(tx, current);
        const fresh = await this.recipients.records(tx, condition, ids);
        const gone = await this.leftOut(tx, current, event);
        const told: string[] = [];
        let leftOut = current.leftOut;
        for (const person of fresh) {
          const scope = unsubscriptionScope(event);
          if (gone.size > 0 && gone.has(this.unsubscriptions.hash(scope, person.email))) leftOut++;
          else if (await this.write(tx, current, event, person, { facts, options, sessions })) told.push(person.id);
        }
        if (current.kind === 'convocation') await this.personalFacts.told(tx, event, told);
        const written = current.written + told.length;
        const status = ids.length < SLICE ? 'done' : 'running';
        const doneTo = ids.at(-1) ?? current.doneTo;
        await this.mailings.progress(tx, id, { status, doneTo, written, leftOut }, this.machineNow());
        return status === 'done' ? 'over' : 'more';
      },
      { lane: `mailing:${id}` },
    );
  }

  private async write(
    tx: Transaction,
    mailing: Mailing,
    event: EventRecord,
    person: RegistrationRecord,
    known: {
      facts: ReadonlyMap<string, readonly PersonalFact[]>;
      options: ReadonlyMap<string, readonly string[]>;
      sessions: Awaited<ReturnType<ConvocationProgramme['of']>>;
    },
  ): Promise<boolean> {
    const mail = this.emails.of(mailing, event, person, {
      facts: known.facts.get(person.id) ?? [],
      options: known.options.get(person.id) ?? [],
      sessions: known.sessions,
      now: this.clock.now().getTime(),
      unsubscribeUrl: canBeEnded(mailing.kind)
        ? this.unsubscriptions.link(unsubscriptionScope(event), person.email)
        : null,
    });
    const dedupeKey = onceKey(mailing, person.id, this.tokens.hash(normaliseEmail(person.email)));
    return this.outbox.enqueue(tx, { ...mail, dedupeKey, batchId: mailing.id });
  }

  private async leftOut(tx: Transaction, { kind }: Mailing, event: EventRecord): Promise<ReadonlySet<string>> {
    return canBeEnded(kind) ? this.unsubscriptions.of(tx, unsubscriptionScope(event)) : new Set();
  }

  private async giveUp(tx: Transaction, mailing: Mailing): Promise<SliceOutcome> {
    await this.mailings.progress(tx, mailing.id, { ...mailing, status: 'cancelled' }, this.machineNow());
    return 'over';
  }

  /** As it is in this transaction: who calls an event off in the middle of its reminders ends them. */
  private async statusOf(tx: Transaction, eventId: string): Promise<EventRecord['status']> {
    const [row] = await tx.query<{ status: EventRecord['status'] }>(
      'SELECT status AS "status" FROM events WHERE id = ?',
      [eventId],
    );
    return row?.status ?? 'archived';
  }

  private machineNow(): number {
    return this.machineClock.now().getTime();
  }
}
