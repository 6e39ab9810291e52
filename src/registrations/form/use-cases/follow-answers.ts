import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Cron, CronExpression } from '@nestjs/schedule';
import { MachineClock } from '../../../platform/clock/clock.js';
import type { Transaction } from '../../../platform/database/transaction.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import type { RegistrationRecord } from '../../domain/registration.js';
import { RegistrationFacts } from '../../use-cases/registration-facts.js';
import { RegistrationFileRepository } from '../data/registration-file.repository.js';

/** How long a file waits for the rest of its form, in milliseconds. */
const HELD_FOR_MS = 24 * 3_600_000;
const FILE_ID = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Files go with the answers that name them: taken over, replaced, and forgotten where nobody came back. */
@Injectable()
export class FollowAnswers implements OnModuleInit {
  constructor(
    private readonly facts: RegistrationFacts,
    private readonly files: RegistrationFileRepository,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: MachineClock,
  ) {}

  onModuleInit(): void {
    this.facts.on('asked', async (tx, { registration }) => {
      if (filesIn(registration).length > 0) await this.attach(tx, registration);
    });
    this.facts.on('changed', async (tx, { registration, before }) => {
      const after = filesIn(registration);
      if (after.join() !== filesIn(before).join()) await this.attach(tx, registration);
    });
  }

  /** Of several processes each may do it: what is gone is gone. @returns how many files were forgotten. */
  @Cron(CronExpression.EVERY_HOUR)
  async forgetHeld(): Promise<number> {
    const before = this.clock.now().getTime() - HELD_FOR_MS;
    return this.unitOfWork.run((tx) => this.files.forgetHeld(tx, before));
  }

  private async attach(tx: Transaction, registration: RegistrationRecord): Promise<void> {
    await this.files.attach(tx, registration, filesIn(registration));
  }
}

/** By question, the answers that look like a stored file's id; a text that happens to look so is no file of its question. */
function filesIn({ answers }: RegistrationRecord): (readonly [string, string])[] {
  return Object.entries(answers).flatMap(([question, answer]) =>
    typeof answer === 'string' && FILE_ID.test(answer) ? [[question, answer] as const] : [],
  );
}
