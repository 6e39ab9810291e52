import { setImmediate } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { Resolution } from '../../../collectivities/domain/resolve-typed.js';
import { CollectivitySearch } from '../../../collectivities/queries/collectivity-search.query.js';
import { EventUnknown } from '../../../events/domain/event.errors.js';
import { EventQueries } from '../../../events/queries/event.queries.js';
import { emailProblem, normaliseEmail } from '../../../platform/mail/email-address.js';
import { checkRegistration, meantEmployers, readRegistrationFields } from '../../domain/registration-form.js';
import type { ChoiceLists } from '../../form/domain/choice-lists.js';
import { EventFormQuery } from '../../form/queries/event-form.query.js';
import {
  type Audience,
  judged,
  type JudgedPerson,
  type ReadPerson,
  type TypedPerson,
} from '../domain/judged-person.js';
import { EmailsTaken } from '../queries/emails-taken.query.js';

interface Surroundings {
  readonly noticeVersion: number;
  readonly lists: ChoiceLists;
  readonly locale: 'fr' | 'en';
  /** Looked up so far. */
  readonly employers: Map<string, Resolution>;
}

/** After so many lines others get a turn of the event loop. */
const TURN = 50;

/**
 * Judges each line of a list as the form judges one person, and finds who stands there twice or is registered. Only the
 * usual questions count: what an event asks besides is each person's own to answer, by their own link.
 */
@Injectable()
export class JudgePeople {
  constructor(
    private readonly events: EventQueries,
    private readonly collectivities: CollectivitySearch,
    private readonly taken: EmailsTaken,
    private readonly forms: EventFormQuery,
  ) {}

  /** In the order of the lines. `audience`: who reads the verdicts. @throws EventUnknown */
  async of(
    event: { readonly id: string; readonly slug: string },
    people: readonly TypedPerson[],
    { locale, audience }: { locale: 'fr' | 'en'; audience: Audience },
  ): Promise<JudgedPerson[]> {
    const steady = await this.events.steady(event.slug);
    if (!steady) throw new EventUnknown();
    const { lists } = (await this.forms.steady(steady.event)).settings;
    const employers = new Map<string, Resolution>();
    const read: ReadPerson[] = [];
    for (const person of people) {
      read.push(await this.readOne(person, { noticeVersion: steady.noticeVersion, lists, locale, employers }));
      if (read.length % TURN === 0) await setImmediate();
    }
    const addresses = read.flatMap(({ address }) => address ?? []);
    return judged(read, await this.taken.among(event.id, addresses), audience);
  }

  private async readOne(
    person: TypedPerson,
    { noticeVersion, lists, locale, employers }: Surroundings,
  ): Promise<ReadPerson> {
    const { fields, unreadable } = readRegistrationFields(person.fields);
    const employer = employers.get(fields.collectivity) ?? (await this.collectivities.resolve(fields.collectivity));
    employers.set(fields.collectivity, employer);
    const { request, errors } = checkRegistration(fields, { employer, locale, noticeVersion, lists });
    const address = emailProblem(fields.email) === null ? normaliseEmail(fields.email) : null;
    const told = { ...person, address, employers: meantEmployers(fields, employer) };
    if (unreadable.length > 0 || !request) return { ...told, request: null, errors: [...unreadable, ...errors] };
    return { ...told, request, errors: [] };
  }
}
