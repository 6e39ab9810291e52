import { Injectable } from '@nestjs/common';
import type { EventRecord } from '../../events/domain/event.js';
import { registrationState } from '../../events/domain/registration-window.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { InvalidInput } from '../../platform/errors/domain-error.js';
import { Outbox } from '../../platform/mail/outbox.js';
import { PlacesRepository, type LockedPlaces } from '../data/places.repository.js';
import { RegistrationRepository } from '../data/registration.repository.js';
import { WaitingLineRepository } from '../data/waiting-line.repository.js';
import { afterEmployerChange } from '../domain/admission.js';
import { changedRegistration } from '../domain/new-registration.js';
import { employerOf, quotaObstacle, withoutOne } from '../domain/quotas.js';
import type { RegistrationRequest } from '../domain/registration-form.js';
import {
  AlreadyRegistered,
  PersonalLinkUnknown,
  RegistrationNotOpen,
  RegistrationWithdrawn,
} from '../domain/registration.errors.js';
import type { RegistrationRecord } from '../domain/registration.js';
import { RegistrationEmails } from '../emails/registration-emails.js';
import { hasQuotas } from '../places/domain/places-rules.js';
import { RegistrationByToken } from '../queries/registration-by-token.query.js';
import { keepClosed } from '../changes/domain/closed-form.js';
import { ChangesRulesQuery } from '../changes/queries/changes-rules.query.js';
import { ChooseOptions } from './choose-options.js';
import { KeepChoices } from './keep-choices.js';
import { LetWaitingIn } from './let-waiting-in.js';
import { PlacesInTurn } from './places-in-turn.js';
import { RegistrationFacts } from './registration-facts.js';

/** The person mends their own answers; their place, rank and reference stay. */
@Injectable()
export class ChangeRegistration {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly byToken: RegistrationByToken,
    private readonly placesInTurn: PlacesInTurn,
    private readonly places: PlacesRepository,
    private readonly waitingLine: WaitingLineRepository,
    private readonly letWaitingIn: LetWaitingIn,
    private readonly registrations: RegistrationRepository,
    private readonly rules: ChangesRulesQuery,
    private readonly chooseOptions: ChooseOptions,
    private readonly choices: KeepChoices,
    private readonly outbox: Outbox,
    private readonly emails: RegistrationEmails,
    private readonly facts: RegistrationFacts,
    private readonly clock: Clock,
  ) {}

  /**
   * @throws PersonalLinkUnknown, RegistrationWithdrawn, RegistrationNotOpen (over, cancelled), AlreadyRegistered when
   *   the new e-mail is another registration's, InvalidInput at options that are full or closed, and at an employer whose
   *   quota is full.
   */
  async execute(token: string, request: RegistrationRequest): Promise<RegistrationRecord> {
    const found = await this.byToken.find(token);
    if (!found) throw new PersonalLinkUnknown();
    const { event, registration } = found;
    return this.unitOfWork.run(
      async (tx) => this.within(tx, event, registration, await this.stillOpen(tx, event, registration, request)),
      { lane: event.id },
    );
  }

  /** What its organisers closed to the people themselves stays as it is, whatever was sent. */
  private async stillOpen(
    tx: Transaction,
    event: EventRecord,
    { id }: Pick<RegistrationRecord, 'id'>,
    request: RegistrationRequest,
  ): Promise<RegistrationRequest> {
    const closed = await this.rules.closed(event, this.clock.now().getTime(), tx);
    const before = closed.size > 0 ? await this.registrations.byId(tx, id) : null;
    if (!before) return request;
    return keepClosed(request, before, { closed, options: await this.chooseOptions.chosenBy(tx, before) });
  }

  /**
   * The same in a transaction of the caller's, which takes the event's lock here, whatever is closed to the person.
   * `silent`: nobody is mailed.
   */
  async within(
    tx: Transaction,
    event: EventRecord,
    { id }: Pick<RegistrationRecord, 'id'>,
    request: RegistrationRequest,
    { silent = false }: { silent?: boolean } = {},
  ): Promise<RegistrationRecord> {
    const now = this.clock.now().getTime();
    const places = await this.placesInTurn.within(tx, event, now);
    const before = await this.registrations.byId(tx, id);
    if (!before) throw new PersonalLinkUnknown();
    if (before.status === 'withdrawn') throw new RegistrationWithdrawn();
    const state = registrationState({ ...event, ...places, places }, now);
    if (state === 'over' || state === 'cancelled') throw new RegistrationNotOpen(state);
    const other = await this.registrations.liveByEmail(tx, event.id, request.emailNormalised);
    if (other && other.record.id !== id) throw new AlreadyRegistered();
    const after = changedRegistration(before, request, now);
    await this.refuseBeyondQuota(tx, places, before, after);
    const choice = await this.choices.decide(tx, places, { person: after, request, isNew: false, now });
    await this.registrations.change(tx, after, request);
    await this.choices.keep(tx, after, choice);
    await this.facts.tell(tx, 'changed', { event, registration: after, before, request, now });
    if (!silent) await this.outbox.enqueue(tx, this.emails.changed(after, event, choice.chosen));
    await this.countEmployer(tx, event, { places, before, after, now });
    return after;
  }

  /** Whoever has a place brings it along to another employer only where one more of its kind may come. */
  private async refuseBeyondQuota(
    tx: Transaction,
    places: LockedPlaces,
    before: RegistrationRecord,
    after: RegistrationRecord,
  ): Promise<void> {
    const [from, to] = [employerOf(before.collectivity), employerOf(after.collectivity)];
    const hasPlace = before.status === 'confirmed' || before.status === 'offered';
    if (!hasPlace || from.key === to.key || !hasQuotas(places.rules)) return;
    const tally = withoutOne(await this.waitingLine.tallyFor(tx, places, after.collectivity), from);
    const obstacle = quotaObstacle(places.rules, tally, to);
    if (obstacle) throw new InvalidInput([{ field: 'collectivity', code: `collectivity-${obstacle}` }]);
  }

  /** Another employer may leave room in a quota, or make somebody who waits welcome. */
  private async countEmployer(
    tx: Transaction,
    event: EventRecord,
    {
      places,
      before,
      after,
      now,
    }: { places: LockedPlaces; before: RegistrationRecord; after: RegistrationRecord; now: number },
  ): Promise<void> {
    const counted =
      before.status === 'confirmed'
        ? { ...places, ...afterEmployerChange(places, before.collectivity.type, after.collectivity.type) }
        : places;
    await this.places.save(tx, event.id, await this.letWaitingIn.within(tx, event, counted, now));
  }
}
