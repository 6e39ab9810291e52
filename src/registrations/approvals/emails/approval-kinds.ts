import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type MessageKind, PERSON_AND_EVENT } from '../../messages/domain/message-kinds.js';
import { MessageKinds, type SketchedFor, type SketchedMail } from '../../messages/queries/message-kinds.js';
import { exampleApproval } from '../domain/example-approval.js';
import { ApprovalEmails } from './approval-emails.js';

const about = { family: 'request', placeholders: PERSON_AND_EVENT } as const;

const KINDS: readonly MessageKind[] = [
  { kind: 'request-recorded', ...about, status: 'pending' },
  { kind: 'approval-asked', ...about, status: 'pending' },
  { kind: 'approval-reminder', ...about, status: 'pending' },
  { kind: 'request-advanced', ...about, status: 'pending' },
  { kind: 'request-refused', ...about, status: 'withdrawn' },
  { kind: 'request-expired', ...about, status: 'withdrawn' },
];

/** The mails of agreements, among those whose words organisers choose. */
@Injectable()
export class ApprovalKinds implements OnModuleInit {
  constructor(
    private readonly kinds: MessageKinds,
    private readonly emails: ApprovalEmails,
  ) {}

  onModuleInit(): void {
    this.kinds.provide(KINDS, (wanted) => this.sketch(wanted));
  }

  private sketch({ kind, event, person, now }: SketchedFor): SketchedMail {
    const approval = exampleApproval(person, now);
    switch (kind) {
      case 'approval-asked':
        return this.emails.asked(person, event, approval);
      case 'approval-reminder':
        return this.emails.reminder(person, event, approval);
      case 'request-advanced':
        return this.emails.advanced(person, event, { ...approval, step: 'organiser' });
      case 'request-refused':
        return this.emails.refused(person, event, { by: 'approver', approval, reason: null });
      case 'request-expired':
        return this.emails.expired(person, event, approval);
      default:
        return this.emails.recorded(person, event, approval);
    }
  }
}
