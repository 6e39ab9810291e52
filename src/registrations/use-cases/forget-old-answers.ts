import { Injectable } from '@nestjs/common';
import { Cron, CronExpression } from '@nestjs/schedule';
import { MachineClock } from '../../platform/clock/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';

/** How long the answer to an Idempotency-Key is kept, in milliseconds: whoever repeats a request does so within minutes. */
const KEPT_FOR_MS = 24 * 3_600_000;

/** Of several processes each may do it: what is gone is gone. */
@Injectable()
export class ForgetOldAnswers {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly machineClock: MachineClock,
  ) {}

  /** @returns how many answers were forgotten. */
  @Cron(CronExpression.EVERY_HOUR)
  async execute(): Promise<number> {
    const before = this.machineClock.now().getTime() - KEPT_FOR_MS;
    return this.unitOfWork.run((tx) => tx.execute('DELETE FROM idempotency_keys WHERE created_at < ?', [before]));
  }
}
