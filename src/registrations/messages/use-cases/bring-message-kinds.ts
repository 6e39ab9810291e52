import { Injectable, type OnModuleInit } from '@nestjs/common';
import { RegistrationEmails, type RegistrationMailKind } from '../../emails/registration-emails.js';
import { ProgrammeChangedEmails } from '../../emails/programme-changed-emails.js';
import { ChosenQuery } from '../../queries/chosen.query.js';
import { frenchTypography } from '../../../platform/i18n/french-typography.js';
import { newId } from '../../../platform/ids/ids.js';
import type { EventRecord } from '../../../events/domain/event.js';
import { type ChangedFact, NO_TEXTS } from '../domain/mailing.js';
import { MAILING_KINDS, PROGRAMME_CHANGED, REGISTRATION_KINDS } from '../domain/message-kinds.js';
import { MessageKinds, type SketchedFor, type SketchedMail } from '../queries/message-kinds.js';
import { SketchMailing } from './sketch-mailing.js';

/** The kinds of mail that no feature brings: of registrations, of mailings, of the programme. */
@Injectable()
export class BringMessageKinds implements OnModuleInit {
  constructor(
    private readonly kinds: MessageKinds,
    private readonly registrations: RegistrationEmails,
    private readonly programmes: ProgrammeChangedEmails,
    private readonly chosen: ChosenQuery,
    private readonly mailings: SketchMailing,
  ) {}

  onModuleInit(): void {
    this.kinds.provide(REGISTRATION_KINDS, (wanted) => this.ofRegistration(wanted));
    this.kinds.provide(MAILING_KINDS, (wanted) => this.ofMailing(wanted));
    this.kinds.provide([PROGRAMME_CHANGED], (wanted) => this.ofProgramme(wanted));
  }

  private async ofRegistration({ kind, event, person }: SketchedFor): Promise<SketchedMail> {
    const chosen = await this.chosen.of(event, person);
    return this.registrations.preview(kind as RegistrationMailKind, person, event, chosen);
  }

  private ofMailing({ kind, event, person }: SketchedFor): Promise<SketchedMail> {
    const isChange = kind === 'event-changed';
    const mailing = {
      id: newId(),
      kind: isChange ? 'event-changed' : 'convocation',
      texts: NO_TEXTS,
      changes: isChange ? exampleChanges(event) : [],
    } as const;
    return this.mailings.execute(mailing, event, person);
  }

  private ofProgramme({ event, person, now }: SketchedFor): SketchedMail {
    const diff = { added: [], removed: [], changed: [], moved: [] };
    const fact = { eventId: event.id, version: 1, diff, tellPeople: true, calendarSequence: event.calendarSequence };
    return this.programmes.of(fact, event, [person], { at: now, lost: new Map() })[0]!;
  }
}

function exampleChanges(event: EventRecord): ChangedFact[] {
  const place = frenchTypography(event.venues[0]?.name ?? '');
  return place === '' ? [] : [{ part: 'place', before: { fr: '…', en: '…' }, after: { fr: place, en: place } }];
}
