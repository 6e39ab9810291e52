import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type MessageKind, PERSON_AND_EVENT } from '../../messages/domain/message-kinds.js';
import { MessageKinds } from '../../messages/queries/message-kinds.js';
import { ChangeEmails } from './change-emails.js';

const about = { family: 'ending', placeholders: PERSON_AND_EVENT, status: 'withdrawn' } as const;
const KINDS: readonly MessageKind[] = [
  { kind: 'registration-ended', ...about },
  { kind: 'registration-substituted', ...about },
];

/** The mails of registrations that others ended, among those whose words organisers choose. */
@Injectable()
export class ChangeKinds implements OnModuleInit {
  constructor(
    private readonly kinds: MessageKinds,
    private readonly emails: ChangeEmails,
  ) {}

  onModuleInit(): void {
    this.kinds.provide(KINDS, ({ kind, event, person }) =>
      kind === 'registration-ended'
        ? this.emails.ended(person, event, null)
        : this.emails.handedOver(person, event, { firstName: 'Camille', lastName: 'Verney' }),
    );
  }
}
