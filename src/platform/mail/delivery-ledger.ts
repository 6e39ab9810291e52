import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable, Logger } from '@nestjs/common';
import { doubling } from './delivery-pace.js';
import { MailClaims, type Delivery } from './mail-claims.js';

const LONGEST_WAIT = 5_000;

/**
 * Writes outcomes down as soon as they are known. Those that come while a write is under way go together in the next.
 * While the database refuses (disk full), outcomes are kept here and tried again: a mail that left is not forgotten.
 */
@Injectable()
export class DeliveryLedger {
  private readonly logger = new Logger(DeliveryLedger.name);
  private unwritten: { readonly delivery: Delivery; readonly written: () => void }[] = [];
  private writing = false;
  private failures = 0;

  constructor(private readonly claims: MailClaims) {}

  /** True while nothing can be written: what is sent now could not be noted, so nothing should be. */
  get stuck(): boolean {
    return this.failures > 0;
  }

  /** True while an outcome is known and not yet durable: a kill now would send its mail again. */
  get busy(): boolean {
    return this.writing;
  }

  /** Resolves once the outcome is durable, however long that takes. */
  record(delivery: Delivery): Promise<void> {
    return new Promise((written) => {
      this.unwritten.push({ delivery, written });
      if (!this.writing) void this.write();
    });
  }

  private async write(): Promise<void> {
    this.writing = true;
    while (this.unwritten.length > 0) {
      const batch = this.unwritten.splice(0);
      try {
        await this.claims.settle(batch.map(({ delivery }) => delivery));
        this.failures = 0;
        for (const { written } of batch) written();
      } catch (error) {
        this.unwritten.unshift(...batch);
        this.failures++;
        this.logger.error(`outcomes of mails that cannot be written, trying again: ${batch.length}`, String(error));
        await sleep(doubling(this.failures, LONGEST_WAIT), undefined, { ref: false });
      }
    }
    this.writing = false;
  }
}
