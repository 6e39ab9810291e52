import { Injectable } from '@nestjs/common';
import type { EventRecord } from '../../events/domain/event.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { newId, newReference } from '../../platform/ids/ids.js';
import { LinkTokens } from '../../platform/mail/link-tokens.js';
import { PlacesRepository } from '../data/places.repository.js';
import { RegistrationRepository } from '../data/registration.repository.js';
import { afterMove } from '../domain/admission.js';
import { isSameEmployer } from '../domain/same-employer.js';
import { newRegistration } from '../domain/new-registration.js';
import { REGISTRATION_LINK } from '../domain/personal-link.js';
import type { RegistrationRequest } from '../domain/registration-form.js';
import { AlreadyRegistered, PersonalLinkUnknown, RegistrationWithdrawn } from '../domain/registration.errors.js';
import type { RegistrationRecord } from '../domain/registration.js';
import { KeepChoices } from './keep-choices.js';
import { MoveRegistration } from './move-registration.js';
import { PlacesInTurn } from './places-in-turn.js';
import { RegistrationFacts } from './registration-facts.js';

export interface HandedOver {
  /** Whoever comes instead. */
  readonly registration: RegistrationRecord;
  /** Opens their personal page. */
  readonly token: string;
  /** Whoever came first, ended as `substituted`. */
  readonly former: RegistrationRecord;
}

/**
 * A colleague comes instead: the same state, the same rank in the line, the same options, ateliers and code, so that nobody
 * else gains or loses by it. Whether these two may change places is the caller's to know, and so are the mails.
 */
@Injectable()
export class HandOverPlace {
  constructor(
    private readonly placesInTurn: PlacesInTurn,
    private readonly places: PlacesRepository,
    private readonly registrations: RegistrationRepository,
    private readonly choices: KeepChoices,
    private readonly move: MoveRegistration,
    private readonly facts: RegistrationFacts,
    private readonly tokens: LinkTokens,
  ) {}

  /**
   * Takes the event's lock; `now` in epoch milliseconds of the events' clock.
   * @throws EventUnknown, PersonalLinkUnknown, RegistrationWithdrawn, AlreadyRegistered when the colleague is.
   */
  async within(
    tx: Transaction,
    event: EventRecord,
    { id }: Pick<RegistrationRecord, 'id'>,
    request: RegistrationRequest,
    now: number,
  ): Promise<HandedOver> {
    const places = await this.placesInTurn.within(tx, event, now);
    const before = await this.registrations.byId(tx, id);
    if (!before) throw new PersonalLinkUnknown();
    const { status, waitingPosition, awaits, decisionDueAt, groupId, collectiveId, actionCodeId } = before;
    if (status === 'withdrawn') throw new RegistrationWithdrawn();
    const other = await this.registrations.liveByEmail(tx, event.id, request.emailNormalised);
    if (other) throw new AlreadyRegistered();
    const waitingRank = await this.registrations.waitingRank(tx, id);
    const ending = { to: 'withdrawn', by: 'substituted', reason: null } as const;
    const { ledger, registration: former } = await this.move.within(tx, event, { ledger: places, before, now }, ending);
    // Whoever registered a group of colleagues reads nothing of people of another employer.
    const isColleague = isSameEmployer(before.collectivity, request.collectivity);
    const registration: RegistrationRecord = {
      ...newRegistration(
        request,
        { status, position: waitingPosition, awaits },
        { source: 'substitution', groupId: isColleague ? groupId : null, collectiveId, actionCodeId, replacesId: id },
        { id: newId(), reference: newReference(), eventId: event.id, now },
      ),
      decisionDueAt,
    };
    const token = this.tokens.token(REGISTRATION_LINK, registration.id, registration.tokenVersion);
    await this.registrations.insert(tx, {
      record: registration,
      emailNormalised: request.emailNormalised,
      waitingRank,
      tokenHash: this.tokens.hash(token),
    });
    await this.choices.handOver(tx, places, id, registration.id);
    const after = afterMove(ledger, null, status, registration.collectivity.type);
    // The rank was the first person's: none is given out.
    await this.places.save(tx, event.id, { ...after, nextRank: places.nextRank });
    await this.facts.tell(tx, 'asked', { event, registration, now, request, introduction: null, insteadOf: former });
    return { registration, token, former };
  }
}
