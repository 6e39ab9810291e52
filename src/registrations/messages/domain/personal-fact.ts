import type { EventRecord } from '../../../events/domain/event.js';
import type { RegistrationRecord } from '../../domain/registration.js';

/** A line of one person's convocation, in their language: « Atelier », « B, table 4, salle Loire ». */
export interface PersonalFact {
  readonly label: string;
  readonly value: string;
  /** Of what it tells the newest: a later source that speaks of it too replaces what an earlier one said. */
  readonly about?: 'ateliers';
}

/** What another module knows of these people, by the registration's id; whom it knows nothing of may lack. */
export type PersonalFactsSource = (
  event: EventRecord,
  registrations: readonly RegistrationRecord[],
) => Promise<ReadonlyMap<string, readonly PersonalFact[]>>;

/** What a person is told when another source has spoken too. */
export function withNews(before: readonly PersonalFact[], news: readonly PersonalFact[]): PersonalFact[] {
  const retold = new Set(news.map(({ about }) => about));
  return [...before.filter(({ about }) => about === undefined || !retold.has(about)), ...news];
}
