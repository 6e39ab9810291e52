import { Injectable } from '@nestjs/common';
import { ReadDatabase } from '../../../platform/database/read-database.js';
import { WaitingLineRepository } from '../../data/waiting-line.repository.js';
import { employerOf, NOBODY, quotaObstacle, type QuotaObstacle } from '../../domain/quotas.js';
import type { CollectivitySnapshot, EmployerType, RegistrationStatus } from '../../domain/registration.js';
import { RegistrationSettingsRepository } from '../../settings/data/registration-settings.repository.js';
import { placesNotes, type PlacesNotes } from '../domain/places-notes.js';
import { hasQuotas, readPlacesRules, type PlacesRules } from '../domain/places-rules.js';

type Counted = Extract<RegistrationStatus, 'confirmed' | 'offered' | 'waiting'>;

/** How many of each type of employer have a place, were offered one, or wait. */
export type PlacesFigures = Readonly<Record<EmployerType, Readonly<Record<Counted, number>>>>;

@Injectable()
export class PlacesFiguresQuery {
  constructor(
    private readonly read: ReadDatabase,
    private readonly settings: RegistrationSettingsRepository,
    private readonly line: WaitingLineRepository,
  ) {}

  async rulesOf(eventId: string): Promise<{ rules: PlacesRules; version: number }> {
    const { body, version } = await this.settings.of(this.read, eventId, 'places');
    return { rules: readPlacesRules(body), version };
  }

  /** What the form says of quotas; most events have none, and pay one look-up. */
  async notesOf(eventId: string): Promise<PlacesNotes | null> {
    const { rules } = await this.rulesOf(eventId);
    if (!hasQuotas(rules)) return null;
    return placesNotes(rules, await this.taken(eventId));
  }

  /** The quota that keeps somebody of this employer waiting now, also beside free places; null where none does. */
  async quotaAgainst(
    eventId: string,
    rules: PlacesRules,
    employer: Pick<CollectivitySnapshot, 'type' | 'code' | 'name'>,
  ): Promise<QuotaObstacle | null> {
    if (!hasQuotas(rules)) return null;
    const byEmployer =
      rules.perCollectivity === null
        ? NOBODY.byEmployer
        : await this.line.byEmployer(this.read, eventId, employer.code);
    return quotaObstacle(rules, { byType: await this.taken(eventId), byEmployer }, employerOf(employer));
  }

  /** A place offered is taken, too. */
  private async taken(eventId: string): Promise<Record<EmployerType, number>> {
    const { commune, epci, other } = await this.of(eventId);
    const taken = ({ confirmed, offered }: PlacesFigures['commune']) => confirmed + offered;
    return { commune: taken(commune), epci: taken(epci), other: taken(other) };
  }

  async of(eventId: string): Promise<PlacesFigures> {
    const rows = await this.read.query<{ type: EmployerType; status: Counted; count: number }>(
      `SELECT collectivity_type AS "type", status AS "status", COUNT(*) AS "count" FROM registrations
       WHERE event_id = ? AND status IN ('confirmed', 'offered', 'waiting') GROUP BY collectivity_type, status`,
      [eventId],
    );
    const none = () => ({ confirmed: 0, offered: 0, waiting: 0 });
    const figures = { commune: none(), epci: none(), other: none() };
    for (const { type, status, count } of rows) figures[type][status] = Number(count);
    return figures;
  }
}
