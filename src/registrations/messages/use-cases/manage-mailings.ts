import { Injectable } from '@nestjs/common';
import { type AuditActor, AuditTrail } from '../../../platform/audit/audit-trail.js';
import { MachineClock } from '../../../platform/clock/clock.js';
import type { Transaction } from '../../../platform/database/transaction.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { type FieldError, InvalidInput } from '../../../platform/errors/domain-error.js';
import { newId } from '../../../platform/ids/ids.js';
import { ManyMails } from '../../../platform/mail/many-mails.js';
import type { RegistrationFilter } from '../../list/domain/registration-filter.js';
import { MailingRepository } from '../data/mailing.repository.js';
import {
  CANCEL_WINDOW,
  type ChangedFact,
  type Mailing,
  type MailingKind,
  type MailingTexts,
} from '../domain/mailing.js';
import { audienceErrors, readMailingTexts, type TypedMailing } from '../domain/mailing-form.js';
import { MailingNotThere, MailingUnknown, MessageChangedMeanwhile } from '../domain/message.errors.js';

export interface NewMailing {
  readonly eventId: string;
  readonly kind: MailingKind;
  readonly scheduleId?: string | null;
  readonly audience: RegistrationFilter;
  readonly texts: MailingTexts;
  readonly changes?: readonly ChangedFact[];
}

/** A message to many, from its draft to its end. */
@Injectable()
export class ManageMailings {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly mailings: MailingRepository,
    private readonly manyMails: ManyMails,
    private readonly audit: AuditTrail,
    private readonly clock: MachineClock,
  ) {}

  /** What an organiser typed, as a draft. @returns its id. @throws InvalidInput at the fields of the form. */
  async compose(
    actor: AuditActor,
    eventId: string,
    typed: TypedMailing,
    audience: RegistrationFilter,
  ): Promise<string> {
    const texts = this.read(typed, audience);
    return this.unitOfWork.run((tx) => this.draft(tx, actor, { eventId, kind: 'message', audience, texts }));
  }

  /** @returns the draft's id. */
  async draft(tx: Transaction, actor: AuditActor, given: NewMailing): Promise<string> {
    const mailing: Mailing = {
      scheduleId: null,
      changes: [],
      ...given,
      id: newId(),
      dueAt: null,
      status: 'draft',
      startsAt: null,
      doneTo: '',
      written: 0,
      leftOut: 0,
      author: actor.name.slice(0, 200),
      version: 1,
      createdAt: this.now(),
      endedAt: null,
    };
    await this.mailings.insert(tx, mailing);
    return mailing.id;
  }

  /** @throws InvalidInput; MessageChangedMeanwhile. `version`: the one the form was filled beside. */
  async rewrite(mailing: Mailing, typed: TypedMailing, audience: RegistrationFilter, version: number): Promise<void> {
    const hasText = mailing.kind === 'message' || mailing.kind === 'reminder';
    const texts = hasText ? this.read(typed, audience) : mailing.texts;
    if (!hasText) this.refuse(audienceErrors(audience));
    const saved = await this.unitOfWork.run((tx) =>
      this.mailings.rewrite(tx, { id: mailing.id, texts, audience, version }),
    );
    if (!saved) throw new MessageChangedMeanwhile(mailing.version);
  }

  /** It leaves after the minutes in which it can be called back. @throws MailingNotThere unless it is a draft; MessageChangedMeanwhile. */
  async send(actor: AuditActor, eventId: string, id: string, version: number): Promise<void> {
    await this.change(eventId, id, async (tx, mailing) => {
      if (mailing.status !== 'draft') throw new MailingNotThere();
      if (mailing.version !== version) throw new MessageChangedMeanwhile(mailing.version);
      await this.mailings.schedule(tx, id, this.now() + CANCEL_WINDOW);
      await this.note(tx, actor, mailing, 'mailing-sent', {});
    });
  }

  /** What has not left stays here. @throws MailingNotThere for a draft, or once it was called back. */
  async cancel(actor: AuditActor, eventId: string, id: string): Promise<void> {
    await this.change(eventId, id, async (tx, mailing) => {
      if (mailing.status === 'draft' || mailing.status === 'cancelled') throw new MailingNotThere();
      const held = await this.manyMails.cancelBatch(tx, id);
      await this.mailings.progress(tx, id, { ...mailing, status: 'cancelled' }, this.now());
      await this.note(tx, actor, mailing, 'mailing-cancelled', { count: held });
    });
  }

  async discard(eventId: string, id: string): Promise<void> {
    await this.change(eventId, id, (tx) => this.mailings.remove(tx, id));
  }

  private async change(
    eventId: string,
    id: string,
    job: (tx: Transaction, mailing: Mailing) => Promise<void>,
  ): Promise<void> {
    await this.unitOfWork.run(
      async (tx) => {
        const mailing = await this.mailings.lock(tx, id);
        if (mailing?.eventId !== eventId) throw new MailingUnknown();
        await job(tx, mailing);
      },
      { lane: `mailing:${id}` },
    );
  }

  private async note(
    tx: Transaction,
    actor: AuditActor,
    { id, eventId, kind, texts }: Mailing,
    verb: string,
    details: Readonly<Record<string, number>>,
  ): Promise<void> {
    await this.audit.record(tx, {
      actor,
      eventId,
      verb,
      subjectKind: 'mailing',
      subjectId: id,
      details: { kind, title: (texts.fr ?? texts.en)?.subject ?? '', ...details },
    });
  }

  private read(typed: TypedMailing, audience: RegistrationFilter): MailingTexts {
    const { texts, errors } = readMailingTexts(typed);
    this.refuse([...audienceErrors(audience), ...errors]);
    return texts;
  }

  private refuse(errors: readonly FieldError[]): void {
    if (errors.length > 0) throw new InvalidInput(errors);
  }

  private now(): number {
    return this.clock.now().getTime();
  }
}
