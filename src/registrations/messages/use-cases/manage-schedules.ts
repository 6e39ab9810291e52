import { Injectable } from '@nestjs/common';
import { type AuditActor, AuditTrail } from '../../../platform/audit/audit-trail.js';
import { Clock } from '../../../platform/clock/clock.js';
import type { Transaction } from '../../../platform/database/transaction.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { InvalidInput } from '../../../platform/errors/domain-error.js';
import { newId } from '../../../platform/ids/ids.js';
import { ScheduleRepository } from '../data/schedule.repository.js';
import { MailingNotThere, MailingUnknown, MessageChangedMeanwhile } from '../domain/message.errors.js';
import { readSchedule, type TypedSchedule } from '../domain/schedule-form.js';
import type { Schedule, ScheduleKind } from '../domain/schedule.js';
import { ManageMailings } from './manage-mailings.js';

/** What leaves by itself: nothing does before an organiser switches it on. */
@Injectable()
export class ManageSchedules {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly schedules: ScheduleRepository,
    private readonly mailings: ManageMailings,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** @returns its id. @throws InvalidInput. */
  async create(actor: AuditActor, eventId: string, kind: ScheduleKind, typed: TypedSchedule): Promise<string> {
    const { schedule, errors } = readSchedule(kind, typed);
    if (errors.length > 0) throw new InvalidInput(errors);
    const now = this.now();
    const id = newId();
    const enabledAt = typed.enabled ? now : null;
    await this.unitOfWork.run(async (tx) => {
      await this.schedules.insert(tx, { ...schedule, id, eventId, kind, enabledAt, version: 1 }, now);
      await this.note(tx, actor, { id, eventId, kind }, 'schedule-created');
    });
    return id;
  }

  /** Switched on again, it minds only hours to come. @throws InvalidInput; MessageChangedMeanwhile; MailingUnknown. */
  async change(actor: AuditActor, eventId: string, id: string, typed: TypedSchedule, version: number): Promise<void> {
    await this.unitOfWork.run(async (tx) => {
      const current = await this.schedules.byId(tx, eventId, id);
      if (!current) throw new MailingUnknown();
      const { schedule, errors } = readSchedule(current.kind, typed);
      if (errors.length > 0) throw new InvalidInput(errors);
      const enabledAt = typed.enabled ? (current.enabledAt ?? this.now()) : null;
      const saved = await this.schedules.save(tx, { ...current, ...schedule, enabledAt, version }, this.now());
      if (!saved) throw new MessageChangedMeanwhile(current.version);
      await this.note(tx, actor, current, 'schedule-changed');
    });
  }

  /** @throws MailingNotThere for one that has sent: what left must be explained for ever. */
  async remove(actor: AuditActor, eventId: string, id: string): Promise<void> {
    await this.unitOfWork.run(async (tx) => {
      const current = await this.schedules.byId(tx, eventId, id);
      if (!current) throw new MailingUnknown();
      if (!(await this.schedules.remove(tx, eventId, id))) throw new MailingNotThere();
      await this.note(tx, actor, current, 'schedule-removed');
    });
  }

  /** By hand, now or after its hour: a draft to look at, for whoever has not had it. @returns the mailing's id. */
  async sendNow(actor: AuditActor, eventId: string, id: string): Promise<string> {
    return this.unitOfWork.run(async (tx) => {
      const schedule = await this.schedules.byId(tx, eventId, id);
      if (!schedule) throw new MailingUnknown();
      const { kind, audience, texts } = schedule;
      return this.mailings.draft(tx, actor, { eventId, kind, scheduleId: id, audience, texts });
    });
  }

  private async note(
    tx: Transaction,
    actor: AuditActor,
    { id, eventId, kind }: Pick<Schedule, 'id' | 'eventId' | 'kind'>,
    verb: string,
  ): Promise<void> {
    await this.audit.record(tx, {
      actor,
      eventId,
      verb,
      subjectKind: 'message-schedule',
      subjectId: id,
      details: { kind },
    });
  }

  private now(): number {
    return this.clock.now().getTime();
  }
}
