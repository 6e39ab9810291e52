import { Injectable } from '@nestjs/common';
import type { EventRecord } from '../../../events/domain/event.js';
import type { MailText } from '../../../events/domain/mail-text.js';
import type { Organiser } from '../../../platform/accounts/organiser.js';
import { Clock } from '../../../platform/clock/clock.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { newId } from '../../../platform/ids/ids.js';
import { attachmentContent } from '../../../platform/mail/compose-message.js';
import type { NewMail } from '../../../platform/mail/outgoing-mail.js';
import { Outbox } from '../../../platform/mail/outbox.js';
import type { RegistrationRecord } from '../../domain/registration.js';
import { shownFor } from '../domain/example-person.js';
import type { Mailing } from '../domain/mailing.js';
import type { MessageKind } from '../domain/message-kinds.js';
import { MessageKinds, type SketchedMail } from '../queries/message-kinds.js';
import { SketchMailing } from './sketch-mailing.js';

/** A mail as it would be, without the key it would carry: who writes to people reads their mail, and does not act for them. */
@Injectable()
export class PreviewMessages {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly kinds: MessageKinds,
    private readonly mailings: SketchMailing,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** A kind of mail with these words for this person. */
  async ofKind(
    kind: MessageKind,
    event: EventRecord,
    text: MailText,
    person: RegistrationRecord,
  ): Promise<SketchedMail> {
    const others = event.mailTexts.filter((one) => one.kind !== text.kind || one.locale !== text.locale);
    const spoken = { ...event, mailTexts: [...others, { ...text, version: text.version + 1 }] };
    const now = this.clock.now().getTime();
    const shown = shownFor(kind, { ...person, locale: text.locale }, now);
    return keyless(await this.kinds.sketch({ kind: kind.kind, event: spoken, person: shown, now }));
  }

  async ofMailing(
    mailing: Pick<Mailing, 'id' | 'kind' | 'texts' | 'changes'>,
    event: EventRecord,
    person: RegistrationRecord,
  ): Promise<SketchedMail> {
    return keyless(await this.mailings.execute(mailing, event, person));
  }

  /** To the organiser's own address, with a word in front of the subject. `mark`: « Essai ». */
  async sendToOneself(mail: SketchedMail, { email, name }: Organiser, mark: string): Promise<void> {
    const test: NewMail = {
      ...mail,
      dedupeKey: `test:${newId()}`,
      kind: 'test',
      to: { address: email, name },
      subject: `[${mark}] ${mail.subject}`,
      links: [],
      listUnsubscribe: null,
      aboutId: null,
      urgent: true,
    };
    await this.unitOfWork.run((tx) => this.outbox.enqueue(tx, test));
  }
}

function keyless(mail: SketchedMail): SketchedMail {
  const without = (text: string) =>
    (mail.links ?? []).reduce((rest, { placeholder }) => rest.replaceAll(placeholder, 'apercu'), text);
  return { ...mail, html: without(mail.html), text: without(mail.text) };
}

/** Its HTML for a frame: pictures are put into it, as a sandbox fetches nothing. */
export function framed({ html, attachments = [] }: SketchedMail): string {
  return attachments.reduce(
    (shown, attachment) =>
      attachment.cid
        ? shown.replaceAll(`cid:${attachment.cid}`, () =>
            dataUrl(attachment.contentType, attachmentContent(attachment)),
          )
        : shown,
    html,
  );
}

function dataUrl(contentType: string, content: Buffer): string {
  return `data:${contentType};base64,${content.toString('base64')}`;
}
