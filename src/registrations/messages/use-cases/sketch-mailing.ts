import { Injectable } from '@nestjs/common';
import type { EventRecord } from '../../../events/domain/event.js';
import { Clock } from '../../../platform/clock/clock.js';
import type { RegistrationRecord } from '../../domain/registration.js';
import { ChosenOptionsQuery } from '../../queries/chosen-options.query.js';
import { canBeEnded, type Mailing } from '../domain/mailing.js';
import { MailingEmails } from '../emails/mailing-emails.js';
import { ConvocationProgramme } from '../queries/convocation-programme.query.js';
import type { SketchedMail } from '../queries/message-kinds.js';
import { PersonalFacts } from '../queries/personal-facts.js';

/** A mailing's mail for one person, to look at. */
@Injectable()
export class SketchMailing {
  constructor(
    private readonly mailings: MailingEmails,
    private readonly programme: ConvocationProgramme,
    private readonly facts: PersonalFacts,
    private readonly chosen: ChosenOptionsQuery,
    private readonly clock: Clock,
  ) {}

  async execute(
    mailing: Pick<Mailing, 'id' | 'kind' | 'texts' | 'changes'>,
    event: EventRecord,
    person: RegistrationRecord,
  ): Promise<SketchedMail> {
    const isConvocation = mailing.kind === 'convocation';
    const facts = isConvocation ? ((await this.facts.of(event, [person])).get(person.id) ?? []) : [];
    return this.mailings.of(mailing, event, person, {
      facts,
      options: (await this.chosen.titlesOf(event, [person.id])).get(person.id) ?? [],
      sessions: isConvocation ? await this.programme.of(event) : [],
      now: this.clock.now().getTime(),
      unsubscribeUrl: canBeEnded(mailing.kind) ? 'https://example.org/desabonnement/…' : null,
    });
  }
}
