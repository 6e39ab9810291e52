import { Injectable } from '@nestjs/common';
import type { EventRecord } from '../../../events/domain/event.js';
import { Clock } from '../../../platform/clock/clock.js';
import type { Transaction } from '../../../platform/database/transaction.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { InvalidInput } from '../../../platform/errors/domain-error.js';
import { newId } from '../../../platform/ids/ids.js';
import { LinkTokens } from '../../../platform/mail/link-tokens.js';
import { Outbox } from '../../../platform/mail/outbox.js';
import { Unsubscriptions } from '../../../platform/mail/unsubscribe/unsubscriptions.js';
import { FIRST_TOKEN_VERSION } from '../../domain/new-registration.js';
import type { RegistrationRecord } from '../../domain/registration.js';
import { RegistrationWithdrawn } from '../../domain/registration.errors.js';
import { CollectiveRepository } from '../data/collective.repository.js';
import {
  COLLECTIVE_LINK,
  collectiveName,
  invitedAddresses,
  MOST_INVITED,
  type TerritoryCollective,
} from '../domain/collective.js';
import { CollectiveUnknown, NotTheirCollective } from '../domain/collective.errors.js';
import { unsubscriptionScope } from '../../messages/domain/unsubscription-scope.js';
import { CollectiveEmails } from '../emails/collective-emails.js';

/** What a participant does with a collective. Whoever is in one may name it, invite to it and leave it. */
@Injectable()
export class KeepCollective {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly collectives: CollectiveRepository,
    private readonly tokens: LinkTokens,
    private readonly outbox: Outbox,
    private readonly emails: CollectiveEmails,
    private readonly unsubscriptions: Unsubscriptions,
    private readonly clock: Clock,
  ) {}

  /** Begins one and is its first member; who is in one already keeps it. @throws InvalidInput at `name`, RegistrationWithdrawn */
  async begin({ id, eventId }: RegistrationRecord, typed: string, shows: boolean): Promise<TerritoryCollective> {
    const { name, error } = collectiveName(typed);
    if (error) throw new InvalidInput([error]);
    return this.inTurn(eventId, async (tx) => {
      const member = await this.collectives.member(tx, id);
      if (member?.status === 'withdrawn') throw new RegistrationWithdrawn();
      const known = member?.collectiveId ? await this.collectives.lock(tx, member.collectiveId) : null;
      if (known) return known;
      const collective: TerritoryCollective = {
        id: newId(),
        eventId,
        name,
        createdBy: id,
        tokenVersion: FIRST_TOKEN_VERSION,
        invited: 0,
        mergedInto: null,
      };
      await this.collectives.insert(tx, collective, this.hashOf(collective), this.now());
      await this.collectives.join(tx, id, collective.id, shows);
      return collective;
    });
  }

  /** Somebody registered already joins; from another collective they go over. @throws CollectiveUnknown, RegistrationWithdrawn */
  async join(
    { id, eventId }: Pick<RegistrationRecord, 'id' | 'eventId'>,
    collectiveId: string,
    shows: boolean,
  ): Promise<void> {
    await this.inTurn(eventId, async (tx) => {
      const collective = await this.collectives.lock(tx, collectiveId);
      const member = await this.collectives.member(tx, id);
      if (collective?.eventId !== eventId || !member) throw new CollectiveUnknown();
      if (member.status === 'withdrawn') throw new RegistrationWithdrawn();
      if (member.collectiveId && member.collectiveId !== collectiveId)
        await this.collectives.forgetCreator(tx, member.collectiveId, id);
      await this.collectives.join(tx, id, collectiveId, shows);
    });
  }

  /** Whether the others read the person's first name and employer. @throws CollectiveUnknown */
  async show({ id, eventId }: RegistrationRecord, shows: boolean): Promise<void> {
    await this.asMember(id, eventId, async (tx, collective) => {
      await this.collectives.join(tx, id, collective.id, shows);
    });
  }

  /** The others keep it, also when whoever began it leaves. Twice is once. */
  async leave({ id, eventId }: RegistrationRecord): Promise<void> {
    await this.inTurn(eventId, async (tx) => {
      const member = await this.collectives.member(tx, id);
      if (!member?.collectiveId) return;
      await this.collectives.forgetCreator(tx, member.collectiveId, id);
      await this.collectives.join(tx, id, null, false);
    });
  }

  /** @throws InvalidInput at `name`, CollectiveUnknown */
  async rename({ id, eventId }: RegistrationRecord, typed: string): Promise<void> {
    const { name, error } = collectiveName(typed);
    if (error) throw new InvalidInput([error]);
    await this.asMember(id, eventId, (tx, collective) => this.collectives.rename(tx, collective.id, name, this.now()));
  }

  /** Links given before open nothing any more. @throws CollectiveUnknown, NotTheirCollective */
  async renewLink({ id, eventId }: RegistrationRecord): Promise<void> {
    await this.asMember(id, eventId, async (tx, collective) => {
      if (collective.createdBy !== null && collective.createdBy !== id) throw new NotTheirCollective();
      const renewed = { ...collective, tokenVersion: collective.tokenVersion + 1 };
      await this.collectives.renewLink(tx, collective.id, renewed.tokenVersion, this.hashOf(renewed), this.now());
    });
  }

  /**
   * Mails the link in the person's name to a few colleagues; an address that was invited before is not written to again.
   * @returns to how many. @throws InvalidInput at `addresses`, CollectiveUnknown
   */
  async invite(registration: RegistrationRecord, event: EventRecord, typed: string): Promise<number> {
    return this.asMember(registration.id, event.id, async (tx, collective) => {
      const { addresses, error } = invitedAddresses(typed, MOST_INVITED - collective.invited);
      if (error) throw new InvalidInput([error]);
      const scope = unsubscriptionScope(event);
      const ended = await this.unsubscriptions.of(tx, scope);
      for (const address of addresses) {
        // Who wants no more such mails is left in peace; the inviter is not told who that is.
        if (ended.has(this.unsubscriptions.hash(scope, address))) continue;
        await this.outbox.enqueue(tx, this.emails.invitation(collective, event, registration, address));
      }
      await this.collectives.countInvited(tx, collective.id, collective.invited + addresses.length);
      return addresses.length;
    });
  }

  private asMember<T>(
    id: string,
    eventId: string,
    act: (tx: Transaction, collective: TerritoryCollective) => Promise<T>,
  ): Promise<T> {
    return this.inTurn(eventId, async (tx) => {
      const member = await this.collectives.member(tx, id);
      const collective =
        member?.collectiveId && member.status !== 'withdrawn'
          ? await this.collectives.lock(tx, member.collectiveId)
          : null;
      if (!collective) throw new CollectiveUnknown();
      return act(tx, collective);
    });
  }

  private inTurn<T>(eventId: string, job: (tx: Transaction) => Promise<T>): Promise<T> {
    return this.unitOfWork.run(job, { lane: eventId });
  }

  private hashOf({ id, tokenVersion }: TerritoryCollective): string {
    return this.tokens.hash(this.tokens.token(COLLECTIVE_LINK, id, tokenVersion));
  }

  private now(): number {
    return this.clock.now().getTime();
  }
}
