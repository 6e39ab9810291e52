import { Injectable } from '@nestjs/common';
import type { EventRecord } from '../../../events/domain/event.js';
import { isOver } from '../../../events/domain/registration-window.js';
import { Clock } from '../../../platform/clock/clock.js';
import type { Transaction } from '../../../platform/database/transaction.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { normaliseEmail } from '../../../platform/mail/email-address.js';
import { Outbox } from '../../../platform/mail/outbox.js';
import { TellStanding } from '../../approvals/use-cases/tell-standing.js';
import { PlacesRepository } from '../../data/places.repository.js';
import { RegistrationRepository } from '../../data/registration.repository.js';
import type { RegistrationRequest } from '../../domain/registration-form.js';
import { RegistrationNotOpen, RegistrationWithdrawn } from '../../domain/registration.errors.js';
import type { RegistrationRecord } from '../../domain/registration.js';
import { RegistrationEmails } from '../../emails/registration-emails.js';
import { EndRegistration } from '../../use-cases/end-registration.js';
import { HandOverPlace } from '../../use-cases/hand-over-place.js';
import { GroupUnknown } from '../domain/group.errors.js';
import type { RegistrationGroup } from '../domain/group.js';
import { GroupEmails } from '../emails/group-emails.js';
import { GroupMemberId } from '../queries/group-member-id.query.js';

/** What a group's manager may mend of a colleague. Not the e-mail: another address is another person, who starts anew. */
export type MendedMember = Pick<RegistrationRequest, 'firstName' | 'lastName' | 'functionKey' | 'functionText'>;

interface Member {
  readonly event: EventRecord;
  readonly group: RegistrationGroup;
  readonly reference: string;
}

/** What the manager of a group does with one person of it. Everybody else does not exist for them. */
@Injectable()
export class GroupMembers {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly ids: GroupMemberId,
    private readonly places: PlacesRepository,
    private readonly registrations: RegistrationRepository,
    private readonly endRegistration: EndRegistration,
    private readonly handOver: HandOverPlace,
    private readonly tellStanding: TellStanding,
    private readonly outbox: Outbox,
    private readonly registrationEmails: RegistrationEmails,
    private readonly emails: GroupEmails,
    private readonly clock: Clock,
  ) {}

  /** Name and function; whoever they are is mailed. @throws GroupUnknown, RegistrationWithdrawn, RegistrationNotOpen */
  async mend(member: Member, mended: MendedMember): Promise<void> {
    await this.onMember(member, async (tx, before, now) => {
      const { firstName, lastName, functionKey, functionText } = mended;
      const after = { ...before, firstName, lastName, functionKey, functionText, updatedAt: now };
      await this.registrations.change(tx, after, { emailNormalised: normaliseEmail(before.email) });
      await this.outbox.enqueue(tx, this.registrationEmails.changed(after, member.event));
    });
  }

  /** Gives the place back; twice is once. @throws GroupUnknown, RegistrationNotOpen */
  async withdraw(member: Member): Promise<void> {
    await this.onMember(
      member,
      async (tx, before, now) => {
        if (before.status === 'withdrawn') return;
        const { event, group } = member;
        const ended = await this.endRegistration.within(tx, event, before, { by: 'employer', now, mail: false });
        await this.outbox.enqueue(tx, this.emails.ended(ended, event, group));
      },
      { evenWithdrawn: true },
    );
  }

  /**
   * Somebody else comes instead and has the same place; the first is told, and what they answered goes to nobody.
   * @throws GroupUnknown, RegistrationWithdrawn, RegistrationNotOpen, AlreadyRegistered
   */
  async replace(member: Member, request: RegistrationRequest): Promise<void> {
    const { event, group } = member;
    await this.onMember(member, async (tx, before, now) => {
      const { registration, former } = await this.handOver.within(tx, event, before, request, now);
      await this.outbox.enqueue(tx, this.emails.ended(former, event, group));
      await this.tellStanding.within(tx, event, registration, this.emails.introduction(group, registration.locale));
    });
  }

  private async onMember(
    { event, group, reference }: Member,
    act: (tx: Transaction, before: RegistrationRecord, now: number) => Promise<void>,
    { evenWithdrawn = false } = {},
  ): Promise<void> {
    const id = await this.ids.find(group.id, reference);
    if (id === null) throw new GroupUnknown();
    const job = async (tx: Transaction) => {
      await this.places.lock(tx, event.id);
      const before = await this.registrations.byId(tx, id);
      if (before?.groupId !== group.id) throw new GroupUnknown();
      if (before.status === 'withdrawn' && !evenWithdrawn) throw new RegistrationWithdrawn();
      const now = this.clock.now().getTime();
      if (isOver(event, now)) throw new RegistrationNotOpen('over');
      await act(tx, before, now);
    };
    await this.unitOfWork.run(job, { lane: event.id });
  }
}
