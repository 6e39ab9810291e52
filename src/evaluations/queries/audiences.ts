import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../platform/database/transaction.js';
import { PeopleToAsk } from '../../registrations/queries/people-to-ask.query.js';
import type { Audience, QuestionnaireRecord } from '../domain/questionnaire.js';

type Asks = Pick<Transaction, 'query'>;
type About = Pick<QuestionnaireRecord, 'eventId' | 'audience' | 'atelier'>;

/** Gives the registrations of an audience. */
export type AudienceSource = (database: Asks, about: About) => Promise<readonly string[]>;
/** Keys of the ateliers that somebody attended, or null where nothing says so. */
export type AttendanceSource = (eventId: string, registrationId: string) => Promise<readonly string[] | null>;

/**
 * Who is asked. What this module cannot know (who was checked in, who sat where) is said by the modules that know, when they start.
 */
@Injectable()
export class Audiences {
  private readonly sources = new Map<Audience, AudienceSource>();
  private attendance: AttendanceSource | null = null;

  constructor(people: PeopleToAsk) {
    this.provide('registered', (database, { eventId }) => people.confirmed(database, eventId));
    this.provide('facilitators', facilitatorsOf);
  }

  provide(audience: Audience, source: AudienceSource): void {
    this.sources.set(audience, source);
  }

  provideAttendance(source: AttendanceSource): void {
    this.attendance = source;
  }

  /** Those that can be chosen. */
  get known(): Audience[] {
    return [...this.sources.keys()];
  }

  /** Ids of the people; none where no module knows this audience. */
  async of(database: Asks, about: About): Promise<readonly string[]> {
    return (await this.sources.get(about.audience)?.(database, about)) ?? [];
  }

  /** Where a person was, if a plan says; null: ask. */
  async attendedBy(eventId: string, registrationId: string): Promise<readonly string[] | null> {
    return (await this.attendance?.(eventId, registrationId)) ?? null;
  }
}

async function facilitatorsOf(database: Asks, { eventId }: About): Promise<string[]> {
  const rows = await database.query<{ id: string }>(
    `SELECT account_id AS "id" FROM event_roles WHERE event_id = ? AND role = 'animateur' ORDER BY account_id`,
    [eventId],
  );
  return rows.map(({ id }) => id);
}
