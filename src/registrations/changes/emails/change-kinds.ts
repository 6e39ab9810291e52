import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type MessageKind, PERSON_AND_EVENT } from '../../messages/domain/message-kinds.js';
import { EVENT_PLACEHOLDERS } from '../../messages/domain/placeholders.js';
import { MessageKinds, type SketchedFor, type SketchedMail } from '../../messages/queries/message-kinds.js';
import { exampleSubstitution } from '../domain/example-substitution.js';
import { ChangeEmails } from './change-emails.js';

const about = { family: 'ending', placeholders: PERSON_AND_EVENT, status: 'withdrawn' } as const;
const KINDS: readonly MessageKind[] = [
  { kind: 'registration-ended', ...about },
  // To the colleague, of whom the keywords of a person would say nothing.
  { kind: 'substitution-asked', family: 'ending', placeholders: EVENT_PLACEHOLDERS },
  { kind: 'registration-substituted', ...about },
];

/** The mails of registrations that others ended or took over, among those whose words organisers choose. */
@Injectable()
export class ChangeKinds implements OnModuleInit {
  constructor(
    private readonly kinds: MessageKinds,
    private readonly emails: ChangeEmails,
  ) {}

  onModuleInit(): void {
    this.kinds.provide(KINDS, (wanted) => this.sketch(wanted));
  }

  private sketch({ kind, event, person, now }: SketchedFor): SketchedMail {
    const colleague = exampleSubstitution(person, now);
    if (kind === 'substitution-asked') return this.emails.asked(colleague, person, event);
    if (kind === 'registration-substituted') return this.emails.handedOver(person, event, colleague);
    return this.emails.ended(person, event, null);
  }
}
