import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EventRecord } from '../../../events/domain/event.js';
import type { Transaction } from '../../../platform/database/transaction.js';
import type { RegistrationRequest } from '../../domain/registration-form.js';
import type { RegistrationRecord } from '../../domain/registration.js';
import { FormSections, type FormSection, type OpenSection } from '../../form/use-cases/form-sections.js';
import { SteadySettings } from '../../settings/queries/steady-settings.query.js';
import { RegistrationFacts } from '../../use-cases/registration-facts.js';
import { NeedsRepository } from '../data/needs.repository.js';
import { needsAsPosted, needsFields, postedNeeds } from '../domain/needs-fields.js';
import { readNeeds, type Needs } from '../domain/need.js';
import { privacyRules } from '../domain/privacy-rules.js';
import { needsPurgedOn } from '../domain/retention.js';
import { NeedsQuery } from '../queries/needs.query.js';

const KEY = 'needs';

/** « Aménagement nécessaire ? », where the event asks it: a section of the registration form, kept apart from it. */
@Injectable()
export class NeedsSection implements FormSection, OnModuleInit {
  readonly key = KEY;
  readonly partial = 'pages/privacy/needs-section';
  readonly heading = 'privacy:section.heading';
  readonly after = 'remarks';

  constructor(
    private readonly sections: FormSections,
    private readonly facts: RegistrationFacts,
    private readonly settings: SteadySettings,
    private readonly query: NeedsQuery,
    private readonly needs: NeedsRepository,
  ) {}

  onModuleInit(): void {
    this.sections.add(this);
    this.facts.on('asked', (tx, { registration, request, now }) => this.keep(tx, registration, request, now));
    this.facts.on('changed', (tx, { registration, request, now }) => this.keep(tx, registration, request, now));
  }

  async open(event: EventRecord, registrationId: string | null): Promise<OpenSection | null> {
    const rules = privacyRules((await this.settings.of(event, 'privacy')).body);
    if (!rules.asksNeeds) return null;
    const kept = registrationId === null ? null : await this.query.of(registrationId);
    const forgottenOn = needsPurgedOn(event.endsOn, rules);
    return {
      read: (posted) => {
        const { needs, errors } = readNeeds(postedNeeds(posted));
        return { value: needs, errors };
      },
      view: (posted, wrong) =>
        needsFields(posted === null ? needsAsPosted(kept) : postedNeeds(posted), wrong, forgottenOn),
    };
  }

  /** A request that came without the section (an import, the API of before) says nothing about needs and takes none away. */
  private async keep(
    tx: Transaction,
    registration: RegistrationRecord,
    { sections }: RegistrationRequest,
    now: number,
  ): Promise<void> {
    if (!sections || !(KEY in sections)) return;
    await this.needs.keep(tx, registration, sections[KEY] as Needs | null, now);
  }
}
