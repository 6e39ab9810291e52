import { Injectable } from '@nestjs/common';
import type { EventRecord } from '../../../events/domain/event.js';
import { Clock } from '../../../platform/clock/clock.js';
import type { Transaction } from '../../../platform/database/transaction.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { InvalidInput } from '../../../platform/errors/domain-error.js';
import { newId } from '../../../platform/ids/ids.js';
import { normaliseEmail } from '../../../platform/mail/email-address.js';
import { LinkTokens } from '../../../platform/mail/link-tokens.js';
import { Outbox } from '../../../platform/mail/outbox.js';
import { PlacesRepository } from '../../data/places.repository.js';
import { RegistrationRepository } from '../../data/registration.repository.js';
import { PersonalLinkUnknown, RegistrationWithdrawn } from '../../domain/registration.errors.js';
import { RegistrationByToken } from '../../queries/registration-by-token.query.js';
import { isNoMore } from '../../approvals/domain/event-standing.js';
import { SubstitutionsRepository } from '../data/substitutions.repository.js';
import { ChangeClosed } from '../domain/changes.errors.js';
import { LINK_VERSION, type Substitute, SUBSTITUTION_LINK, type SubstitutionRecord } from '../domain/substitution.js';
import { ChangeEmails } from '../emails/change-emails.js';
import { ChangesRulesQuery } from '../queries/changes-rules.query.js';

/** « Un collègue vient à ma place » : the colleague is asked. Until they say yes, the place stays where it is. */
@Injectable()
export class ProposeSubstitute {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly byToken: RegistrationByToken,
    private readonly places: PlacesRepository,
    private readonly registrations: RegistrationRepository,
    private readonly substitutions: SubstitutionsRepository,
    private readonly rules: ChangesRulesQuery,
    private readonly tokens: LinkTokens,
    private readonly outbox: Outbox,
    private readonly emails: ChangeEmails,
    private readonly clock: Clock,
  ) {}

  /**
   * A proposal made before is called back: one colleague at a time.
   * @throws PersonalLinkUnknown, RegistrationWithdrawn, ChangeClosed, InvalidInput when the colleague is registered already.
   */
  async execute(token: string, substitute: Substitute): Promise<void> {
    const found = await this.byToken.find(token);
    if (!found) throw new PersonalLinkUnknown();
    const { event, registration } = found;
    await this.unitOfWork.run((tx) => this.propose(tx, event, registration.id, substitute), { lane: event.id });
  }

  /** The person comes after all. */
  async callBack(token: string): Promise<void> {
    const found = await this.byToken.find(token);
    if (!found) throw new PersonalLinkUnknown();
    const { event, registration } = found;
    await this.unitOfWork.run((tx) => this.substitutions.cancelOf(tx, registration.id, this.clock.now().getTime()), {
      lane: event.id,
    });
  }

  private async propose(tx: Transaction, event: EventRecord, id: string, substitute: Substitute): Promise<void> {
    await this.places.lock(tx, event.id);
    const registration = await this.registrations.byId(tx, id);
    if (!registration) throw new PersonalLinkUnknown();
    if (registration.status === 'withdrawn') throw new RegistrationWithdrawn();
    const now = this.clock.now().getTime();
    const isClosed = (await this.rules.closed(event, now, tx)).has('substitution');
    if (isClosed || isNoMore(event, now)) throw new ChangeClosed();
    if (await this.registrations.liveByEmail(tx, event.id, normaliseEmail(substitute.email)))
      throw new InvalidInput([{ field: 'email', code: 'substitute-registered' }]);
    await this.substitutions.cancelOf(tx, id, now);
    const substitution: SubstitutionRecord = {
      ...substitute,
      id: newId(),
      eventId: event.id,
      registrationId: id,
      status: 'pending',
      locale: registration.locale,
      askedAt: now,
      settledAt: null,
    };
    const token = this.tokens.token(SUBSTITUTION_LINK, substitution.id, LINK_VERSION);
    await this.substitutions.insert(tx, substitution, this.tokens.hash(token));
    await this.outbox.enqueue(tx, this.emails.asked(substitution, registration, event));
  }
}
