import { Injectable } from '@nestjs/common';
import type { EventRecord } from '../../../events/domain/event.js';
import { Clock, MachineClock } from '../../../platform/clock/clock.js';
import type { Transaction } from '../../../platform/database/transaction.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import type { DomainError } from '../../../platform/errors/domain-error.js';
import { newId } from '../../../platform/ids/ids.js';
import { normaliseEmail } from '../../../platform/mail/email-address.js';
import { LinkTokens } from '../../../platform/mail/link-tokens.js';
import { Outbox } from '../../../platform/mail/outbox.js';
import { FIRST_TOKEN_VERSION } from '../../domain/new-registration.js';
import type { RegistrationRequest } from '../../domain/registration-form.js';
import type { RegistrationRecord } from '../../domain/registration.js';
import { RegisterParticipant } from '../../use-cases/register-participant.js';
import { GroupRepository } from '../data/group.repository.js';
import { GROUP_LINK, type RegistrationGroup } from '../domain/group.js';
import { GroupEmails } from '../emails/group-emails.js';

/** Who registers the others, for a group that is not there yet. */
export interface NewGroup {
  readonly managerName: string;
  readonly managerEmail: string;
  readonly collectivityTyped: string;
  readonly collectivityKind: string;
  readonly actionCode: string | null;
  readonly locale: 'fr' | 'en';
}

export interface GroupLineRequest {
  readonly line: number;
  readonly request: RegistrationRequest;
}

export interface GroupOutcome {
  /** Null where nobody could be registered, and there is no group. */
  readonly group: RegistrationGroup | null;
  /** Opens the group's page; null with the group. */
  readonly token: string | null;
  readonly registered: readonly { readonly line: number; readonly registration: RegistrationRecord }[];
  readonly refused: readonly { readonly line: number; readonly error: DomainError }[];
}

/** Several colleagues in one transaction, in the order of the lines: each who can be is registered and told by whom. */
@Injectable()
export class RegisterGroup {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly registerParticipant: RegisterParticipant,
    private readonly groups: GroupRepository,
    private readonly outbox: Outbox,
    private readonly emails: GroupEmails,
    private readonly tokens: LinkTokens,
    private readonly clock: Clock,
    private readonly machineClock: MachineClock,
  ) {}

  /** `group`: the one to add to, or who begins one. */
  async execute(
    event: EventRecord,
    group: RegistrationGroup | NewGroup,
    lines: readonly GroupLineRequest[],
  ): Promise<GroupOutcome> {
    return this.unitOfWork.run((tx) => this.within(tx, event, group, lines), { lane: event.id });
  }

  private async within(
    tx: Transaction,
    event: EventRecord,
    asked: RegistrationGroup | NewGroup,
    lines: readonly GroupLineRequest[],
  ): Promise<GroupOutcome> {
    const isNew = !('id' in asked);
    const group = isNew ? this.newGroup(event, asked) : asked;
    const registered: { line: number; registration: RegistrationRecord }[] = [];
    const refused: { line: number; error: DomainError }[] = [];
    for (const { line, request } of lines) {
      const attempt = await this.registerParticipant.within(tx, event, {
        remindsRegistered: true,
        request,
        source: 'group',
        groupId: group.id,
        introduction: this.emails.introduction(group, request.locale),
        ...(group.actionCode !== null && { actionCode: group.actionCode }),
      });
      if (attempt.kind === 'registered') registered.push({ line, registration: attempt.registration });
      else refused.push({ line, error: attempt.error });
    }
    if (registered.length === 0 && isNew) return { group: null, token: null, registered, refused };
    const token = this.tokens.token(GROUP_LINK, group.id, group.tokenVersion);
    if (isNew) {
      const managerEmailNormalised = normaliseEmail(group.managerEmail);
      await this.groups.insert(tx, group, { managerEmailNormalised, tokenHash: this.tokens.hash(token) });
    }
    if (registered.length > 0)
      await this.tell(
        tx,
        event,
        group,
        registered.map(({ registration }) => registration),
      );
    return { group, token, registered, refused };
  }

  private newGroup(event: EventRecord, asked: NewGroup): RegistrationGroup {
    return {
      ...asked,
      id: newId(),
      eventId: event.id,
      tokenVersion: FIRST_TOKEN_VERSION,
      linkMailedAt: this.machineClock.now().getTime(),
      createdAt: this.clock.now().getTime(),
    };
  }

  private async tell(
    tx: Transaction,
    event: EventRecord,
    group: RegistrationGroup,
    registrations: readonly RegistrationRecord[],
  ): Promise<void> {
    await this.groups.noteChanged(tx, group.id, this.clock.now().getTime());
    await this.outbox.enqueue(tx, this.emails.recap(group, event, registrations));
  }
}
