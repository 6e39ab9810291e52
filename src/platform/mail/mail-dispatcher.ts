import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { Environment } from '../config/environment.js';
import { Bell } from './bell.js';
import { composeMessage } from './compose-message.js';
import { DeliveryLedger } from './delivery-ledger.js';
import type { DeliveryOutcome } from './delivery-outcome.js';
import { DeliveryPace, doubling } from './delivery-pace.js';
import { headerText } from './header-text.js';
import { LinkTokens } from './link-tokens.js';
import { MailClaims, type ClaimedMail } from './mail-claims.js';
import { MailTransport } from './mail-transport.js';
import { Outage } from './outage.js';

const RECOVERY_INTERVAL = 60_000;
const LONGEST_TROUBLE = 30_000;
const LEDGER_FAREWELL = 5_000;
const LONGEST_ERROR = 500;

interface Attempt {
  readonly startedAt: number;
  readonly controller: AbortController;
  readonly done: Promise<void>;
}

/**
 * Sends what the outbox holds: claims a few rows, sends each outside any transaction, writes each outcome down. Several
 * processes may run one each. Nothing stops the loop but `stop`: trouble is logged and waited out.
 */
@Injectable()
export class MailDispatcher implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(MailDispatcher.name);
  private readonly bell = new Bell();
  private readonly attempts = new Map<string, Attempt>();
  private readonly stopRequest = new AbortController();
  private readonly outage: Outage;
  private nextRecovery = 0;
  private running: Promise<void> | null = null;

  constructor(
    private readonly environment: Environment,
    private readonly claims: MailClaims,
    private readonly ledger: DeliveryLedger,
    private readonly links: LinkTokens,
    private readonly transport: MailTransport,
    private readonly pace: DeliveryPace,
  ) {
    this.outage = new Outage(pace.longestQuiet);
  }

  onApplicationBootstrap(): void {
    this.start();
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.stop();
  }

  start(): void {
    this.running ??= this.run();
  }

  /** There may be something to send. Costs nothing: it is called after every commit that wrote a mail. */
  poke(): void {
    this.bell.ring();
  }

  /** Lets the attempts under way end, within `pace.farewell`, and gives the other claimed mails back. */
  async stop(): Promise<void> {
    this.stopRequest.abort();
    this.bell.ring();
    await this.running;
    await this.attemptsDone(this.pace.farewell);
    for (const { controller } of this.attempts.values()) controller.abort();
    await this.attemptsDone(LEDGER_FAREWELL);
    this.transport.close();
  }

  private async attemptsDone(patience: number): Promise<void> {
    const all = Promise.all([...this.attempts.values()].map(({ done }) => done));
    await Promise.race([all, sleep(patience, undefined, { ref: false })]);
  }

  private get stopping(): boolean {
    return this.stopRequest.signal.aborted;
  }

  private async run(): Promise<void> {
    let troubles = 0;
    while (!this.stopping) {
      try {
        await this.round();
        troubles = 0;
      } catch (error) {
        troubles++;
        this.logger.error('mails cannot be claimed, trying again', String(error));
        await this.rest(doubling(troubles, LONGEST_TROUBLE));
      }
    }
  }

  private async round(): Promise<void> {
    await this.recoverWhenDue();
    await this.rest(this.outage.quietLeft());
    if (this.stopping) return;
    const batch = await this.claims.claim(this.outage.lasts ? 1 : this.pace.connections);
    if (batch.length > 0) await this.sendAll(batch);
    // Another process may have been quicker while there is more to do: look again before sleeping.
    else if (!(await this.claims.anyDue())) await this.bell.wait(this.pace.poll);
  }

  private async recoverWhenDue(): Promise<void> {
    if (performance.now() < this.nextRecovery) return;
    const recovered = await this.claims.recover(new Set(this.attempts.keys()));
    if (recovered > 0) this.logger.warn(`mails taken up again from a process that ended: ${recovered}`);
    this.nextRecovery = performance.now() + RECOVERY_INTERVAL;
  }

  private async sendAll(batch: readonly ClaimedMail[]): Promise<void> {
    const waiting = [...batch];
    while (waiting.length > 0) {
      await this.turn();
      if (this.stopping || this.outage.quietLeft() > 0) break;
      const mail = waiting[0]!;
      if (!this.claims.lastsFor(mail, this.pace.attempt)) break;
      waiting.shift();
      this.launch(mail);
    }
    if (waiting.length > 0) await this.claims.giveBack(waiting);
  }

  /** Until one more message may leave (`DeliveryPace.headway`). */
  private async turn(): Promise<void> {
    while (!this.stopping && !this.mayLeave()) await this.bell.wait(this.pace.headway);
  }

  private mayLeave(): boolean {
    if (this.ledger.stuck || this.ledger.busy || this.attempts.size >= this.pace.connections) return false;
    const now = performance.now();
    return [...this.attempts.values()].every(({ startedAt }) => now - startedAt >= this.pace.headway);
  }

  private launch(mail: ClaimedMail): void {
    const controller = new AbortController();
    const done = this.deliver(mail, controller).finally(() => {
      this.attempts.delete(mail.id);
      this.bell.ring();
    });
    this.attempts.set(mail.id, { startedAt: performance.now(), controller, done });
  }

  private async deliver(mail: ClaimedMail, controller: AbortController): Promise<void> {
    const outcome = await this.attempt(mail, controller);
    const recorded = this.ledger.record({ mail, outcome });
    this.note(mail, outcome);
    await recorded;
  }

  private async attempt(mail: ClaimedMail, controller: AbortController): Promise<DeliveryOutcome> {
    const deadline = setTimeout(() => {
      controller.abort();
    }, this.pace.attempt);
    try {
      const message = composeMessage(this.links.fillLinks(mail), this.environment.mailFrom);
      return await this.transport.deliver(message, controller.signal);
    } catch (error) {
      // Only composing throws: this mail cannot be made into a message, today or tomorrow.
      return { kind: 'failed', error: headerText(String(error), LONGEST_ERROR) };
    } finally {
      clearTimeout(deadline);
    }
  }

  /** Logs name the row, never the person: the reason stands in the row. */
  private note(mail: ClaimedMail, outcome: DeliveryOutcome): void {
    if (outcome.kind === 'failed') this.logger.warn(`mail ${mail.id} was refused for good`);
    if (outcome.kind !== 'later' || !outcome.outage) {
      this.outage.over();
    } else if (this.outage.noticed()) {
      this.logger.warn(`the mail server cannot be used, next try in ${Math.ceil(this.outage.quietLeft() / 1_000)} s`);
    }
  }

  private async rest(milliseconds: number): Promise<void> {
    if (milliseconds <= 0) return;
    await sleep(milliseconds, undefined, { signal: this.stopRequest.signal }).catch(() => undefined);
  }
}
