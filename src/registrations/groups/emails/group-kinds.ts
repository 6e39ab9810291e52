import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type MessageKind, PERSON_AND_EVENT } from '../../messages/domain/message-kinds.js';
import { EVENT_PLACEHOLDERS } from '../../messages/domain/placeholders.js';
import { MessageKinds, type SketchedFor, type SketchedMail } from '../../messages/queries/message-kinds.js';
import { exampleGroup } from '../domain/example-group.js';
import { GroupEmails } from './group-emails.js';

const KINDS: readonly MessageKind[] = [
  // To whoever registered the others, and is no participant.
  { kind: 'group-recap', family: 'group', placeholders: EVENT_PLACEHOLDERS },
  { kind: 'group-link', family: 'group', placeholders: EVENT_PLACEHOLDERS },
  { kind: 'group-member-ended', family: 'group', placeholders: PERSON_AND_EVENT, status: 'withdrawn' },
];

/** The mails of groups, among those whose words organisers choose. */
@Injectable()
export class GroupKinds implements OnModuleInit {
  constructor(
    private readonly kinds: MessageKinds,
    private readonly emails: GroupEmails,
  ) {}

  onModuleInit(): void {
    this.kinds.provide(KINDS, (wanted) => this.sketch(wanted));
  }

  private sketch({ kind, event, person, now }: SketchedFor): SketchedMail {
    const group = exampleGroup(person, now);
    if (kind === 'group-recap') return this.emails.recap(group, event, [person]);
    if (kind === 'group-link') return this.emails.link(group, event, '');
    return this.emails.ended({ ...person, endedBy: 'employer' }, event, group);
  }
}
