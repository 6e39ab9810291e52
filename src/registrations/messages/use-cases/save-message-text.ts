import { Injectable } from '@nestjs/common';
import { type MailText, mailTextOf } from '../../../events/domain/mail-text.js';
import { EventQueries } from '../../../events/queries/event.queries.js';
import { KeepMailText } from '../../../events/use-cases/keep-mail-text.js';
import { type AuditActor, AuditTrail } from '../../../platform/audit/audit-trail.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { InvalidInput } from '../../../platform/errors/domain-error.js';
import { readBody, readSubject } from '../domain/message-form.js';
import { MessageChangedMeanwhile } from '../domain/message.errors.js';
import type { MessageKind } from '../domain/message-kinds.js';

export interface TypedMessageText {
  readonly subject: string;
  readonly opening: string;
  readonly closing: string;
}

export interface MessageTextCommand extends TypedMessageText {
  readonly eventId: string;
  readonly kind: MessageKind;
  readonly locale: MailText['locale'];
  /** The one the form was filled beside. */
  readonly version: number;
}

/** Empty parts stand as the house writes them. @throws InvalidInput at subject, opening or closing. */
export function readMessageText({ kind, locale, version, ...typed }: Omit<MessageTextCommand, 'eventId'>): MailText {
  const subject = readSubject(typed.subject, 'subject', kind.placeholders);
  const opening = readBody(typed.opening, 'opening', kind.placeholders);
  const closing = readBody(typed.closing, 'closing', kind.placeholders);
  const errors = [...subject.errors, ...opening.errors, ...closing.errors];
  if (errors.length > 0) throw new InvalidInput(errors);
  return {
    kind: kind.kind,
    locale,
    version,
    subject: subject.text || null,
    opening: opening.text || null,
    closing: closing.text || null,
  };
}

/** An organiser chooses the words of one kind of mail in one language. */
@Injectable()
export class SaveMessageText {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly texts: KeepMailText,
    private readonly events: EventQueries,
    private readonly audit: AuditTrail,
  ) {}

  /** @throws InvalidInput; MessageChangedMeanwhile. */
  async execute(actor: AuditActor, command: MessageTextCommand): Promise<void> {
    const text = readMessageText(command);
    const saved = await this.unitOfWork.run(
      async (tx) => {
        if (!(await this.texts.within(tx, command.eventId, text))) return false;
        const isStandard = text.subject === null && text.opening === null && text.closing === null;
        await this.audit.record(tx, {
          actor,
          eventId: command.eventId,
          verb: isStandard ? 'mail-text-reset' : 'mail-text-changed',
          subjectKind: 'mail-text',
          details: { kind: text.kind, locale: text.locale },
        });
        return true;
      },
      { lane: command.eventId },
    );
    if (saved) return;
    const event = await this.events.byId(command.eventId);
    throw new MessageChangedMeanwhile(mailTextOf(event?.mailTexts ?? [], text.kind, text.locale).version);
  }
}
