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
import { ApprovalEmails } from '../../approvals/emails/approval-emails.js';
import { ChangeEmails } from '../../changes/emails/change-emails.js';
import type { RegistrationRecord } from '../../domain/registration.js';
import { ProgrammeChangedEmails } from '../../emails/programme-changed-emails.js';
import { RegistrationEmails, type RegistrationMailKind } from '../../emails/registration-emails.js';
import { ChosenOptionsQuery } from '../../queries/chosen-options.query.js';
import { type ChangedFact, canBeEnded, type Mailing, NO_TEXTS } from '../domain/mailing.js';
import { exampleApproval, shownFor } from '../domain/example-person.js';
import { MailingEmails } from '../emails/mailing-emails.js';
import { ConvocationProgramme } from '../queries/convocation-programme.query.js';
import { PersonalFacts } from '../queries/personal-facts.js';

type Shown = Omit<NewMail, 'dedupeKey'>;

/** A mail as it would be, without the key it would carry: who writes to people reads their mail, and does not act for them. */
@Injectable()
export class PreviewMessages {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly registrations: RegistrationEmails,
    private readonly programmes: ProgrammeChangedEmails,
    private readonly approvals: ApprovalEmails,
    private readonly changes: ChangeEmails,
    private readonly mailings: MailingEmails,
    private readonly programme: ConvocationProgramme,
    private readonly facts: PersonalFacts,
    private readonly chosen: ChosenOptionsQuery,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** A kind of mail with these words for this person. */
  async ofKind(kind: string, event: EventRecord, text: MailText, person: RegistrationRecord): Promise<Shown> {
    const others = event.mailTexts.filter((one) => one.kind !== text.kind || one.locale !== text.locale);
    const spoken = { ...event, mailTexts: [...others, { ...text, version: text.version + 1 }] };
    const shown = shownFor(kind, { ...person, locale: text.locale }, this.clock.now().getTime());
    if (kind === 'convocation' || kind === 'event-changed') {
      const changes = kind === 'event-changed' ? exampleChanges(event) : [];
      return this.ofMailing({ id: newId(), kind, texts: NO_TEXTS, changes }, spoken, shown);
    }
    if (kind === 'programme-changed') {
      const diff = { added: [], removed: [], changed: [], moved: [] };
      const fact = { eventId: event.id, version: 1, diff, tellPeople: true, calendarSequence: event.calendarSequence };
      return keyless(this.programmes.of(fact, spoken, [shown], this.clock.now().getTime())[0]!);
    }
    const special = this.ofDecision(kind, spoken, shown);
    if (special) return keyless(special);
    const options = await this.optionsOf(event, shown);
    return keyless(this.registrations.preview(kind as RegistrationMailKind, shown, spoken, options));
  }

  /** Mails of agreements and changes, around an invented decision. Null for other kinds. */
  private ofDecision(kind: string, event: EventRecord, person: RegistrationRecord): NewMail | null {
    const approval = exampleApproval(person, this.clock.now().getTime());
    switch (kind) {
      case 'request-recorded':
        return this.approvals.recorded(person, event, approval);
      case 'request-advanced':
        return this.approvals.advanced(person, event, { ...approval, step: 'organiser' });
      case 'request-refused':
        return this.approvals.refused(person, event, { by: 'approver', approval, reason: null });
      case 'request-expired':
        return this.approvals.expired(person, event, approval);
      case 'registration-ended':
        return this.changes.ended(person, event, null);
      case 'registration-substituted':
        return this.changes.handedOver(person, event, { firstName: 'Camille', lastName: 'Verney' });
      default:
        return null;
    }
  }

  async ofMailing(
    mailing: Pick<Mailing, 'id' | 'kind' | 'texts' | 'changes'>,
    event: EventRecord,
    person: RegistrationRecord,
  ): Promise<Shown> {
    const isConvocation = mailing.kind === 'convocation';
    const facts = isConvocation ? ((await this.facts.of(event, [person])).get(person.id) ?? []) : [];
    const mail = this.mailings.of(mailing, event, person, {
      facts,
      options: await this.optionsOf(event, person),
      sessions: isConvocation ? await this.programme.of(event) : [],
      now: this.clock.now().getTime(),
      unsubscribeUrl: canBeEnded(mailing.kind) ? 'https://example.org/desabonnement/…' : null,
    });
    return keyless(mail);
  }

  /** To the organiser's own address, with a word in front of the subject. `mark`: « Essai ». */
  async sendToOneself(mail: Shown, { email, name }: Organiser, mark: string): Promise<void> {
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

  private async optionsOf({ options }: EventRecord, { id }: RegistrationRecord): Promise<string[]> {
    const chosen = await this.chosen.of(id);
    return options.filter((option) => chosen.includes(option.id)).map(({ title }) => title);
  }
}

function keyless<Mail extends Shown>(mail: Mail): Mail {
  const without = (text: string) =>
    (mail.links ?? []).reduce((rest, { placeholder }) => rest.replaceAll(placeholder, 'apercu'), text);
  return { ...mail, html: without(mail.html), text: without(mail.text) };
}

/** Its HTML for a frame: pictures are put into it, as a sandbox fetches nothing. */
export function framed({ html, attachments = [] }: Shown): string {
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

function exampleChanges(event: EventRecord): ChangedFact[] {
  const place = event.venues[0]?.name ?? '';
  return place === '' ? [] : [{ part: 'place', before: { fr: '…', en: '…' }, after: { fr: place, en: place } }];
}
