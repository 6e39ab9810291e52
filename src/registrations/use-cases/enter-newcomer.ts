import { Injectable } from '@nestjs/common';
import type { EventRecord } from '../../events/domain/event.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { newId, newReference } from '../../platform/ids/ids.js';
import { LinkTokens } from '../../platform/mail/link-tokens.js';
import { Outbox } from '../../platform/mail/outbox.js';
import type { NewMail } from '../../platform/mail/outgoing-mail.js';
import { CodeQuotasRepository } from '../data/code-quotas.repository.js';
import { PlacesRepository, type LockedPlaces } from '../data/places.repository.js';
import { RegistrationRepository } from '../data/registration.repository.js';
import { afterMove } from '../domain/admission.js';
import type { Chosen } from '../domain/chosen.js';
import type { Introduction } from '../domain/introduction.js';
import { newRegistration } from '../domain/new-registration.js';
import { REGISTRATION_LINK } from '../domain/personal-link.js';
import type { RegistrationRecord } from '../domain/registration.js';
import { RegistrationEmails, type WaitingWords } from '../emails/registration-emails.js';
import { KeepChoices } from './keep-choices.js';
import type { NewcomerVerdict } from './judge-newcomer.js';
import type { Newcomer } from './newcomer.js';
import { RegistrationFacts } from './registration-facts.js';
import { waitingWords } from './waiting-words.js';

type Welcome = Extract<NewcomerVerdict, { kind: 'welcome' }>;

/** Writes what was decided on a newcomer: the row, the counters, the options, the mail and the fact. */
@Injectable()
export class EnterNewcomer {
  constructor(
    private readonly places: PlacesRepository,
    private readonly registrations: RegistrationRepository,
    private readonly quotas: CodeQuotasRepository,
    private readonly choices: KeepChoices,
    private readonly outbox: Outbox,
    private readonly emails: RegistrationEmails,
    private readonly facts: RegistrationFacts,
    private readonly tokens: LinkTokens,
  ) {}

  /**
   * Called under the event's lock. `also` writes with the rest, and reads nothing.
   * @throws InvalidInput at the options and ateliers refused, before anything is written.
   */
  async within(
    tx: Transaction,
    event: EventRecord,
    { places, newcomer, verdict, now }: { places: LockedPlaces; newcomer: Newcomer; verdict: Welcome; now: number },
    also: (writes: Transaction, registration: RegistrationRecord) => Promise<void>,
  ): Promise<{ registration: RegistrationRecord; token: string }> {
    const { request, source, groupId, collectiveId, introduction } = newcomer;
    const { state, code } = verdict;
    const registration = newRegistration(
      request,
      state,
      { source, groupId, collectiveId, replacesId: null, actionCodeId: code?.id ?? null },
      { id: newId(), reference: newReference(), eventId: event.id, now },
    );
    const choice = await this.choices.decide(tx, places, { person: registration, request, isNew: true, now });
    const token = this.tokens.token(REGISTRATION_LINK, registration.id, registration.tokenVersion);
    const row = {
      record: registration,
      emailNormalised: request.emailNormalised,
      waitingRank: state.status === 'waiting' ? places.nextRank : null,
      tokenHash: this.tokens.hash(token),
    };
    const mail = newcomer.silent
      ? null
      : this.mailOf(registration, event, choice.chosen, waitingWords(places.rules, verdict.cause), introduction);
    await tx.together(async (writes) => {
      await this.registrations.insert(writes, row);
      if (state.status !== 'pending') {
        await this.places.save(writes, event.id, afterMove(places, null, state.status, registration.collectivity.type));
      }
      if (code && places.hasQuotas) await this.quotas.take(writes, code.id);
      await this.choices.keep(writes, registration, choice);
      if (mail) await this.outbox.enqueue(writes, mail);
      await also(writes, registration);
    });
    await this.facts.tell(tx, 'asked', { event, registration, now, request, introduction });
    return { registration, token };
  }

  /** Whoever awaits somebody's agreement hears of it from those who ask for the agreement. */
  private mailOf(
    registration: RegistrationRecord,
    event: EventRecord,
    chosen: Chosen,
    words: WaitingWords,
    introduction: Introduction | null,
  ): NewMail | null {
    if (registration.status === 'pending') return null;
    return registration.status === 'confirmed'
      ? this.emails.confirmed(registration, event, chosen, introduction)
      : this.emails.waiting(registration, event, chosen, words, introduction);
  }
}
