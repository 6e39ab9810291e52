import type { AtelierSeat } from '../../registrations/wishes/domain/atelier-seats.js';
import type { Wish } from '../../registrations/wishes/domain/wish.js';

/** Somebody who is to have a seat: a confirmed registration, as far as the plan needs to know. */
export interface PlanPerson {
  /** The registration's id. */
  readonly id: string;
  readonly reference: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly type: 'commune' | 'epci' | 'other';
  readonly functionKey: string;
  readonly functionText: string | null;
  /** The employer, and what tells it from others of the same name. */
  readonly employer: string;
  readonly employerKey: string;
  readonly epciCode: string | null;
  readonly epciName: string | null;
  readonly collectiveId: string | null;
  readonly collective: string | null;
  readonly wishes: readonly Wish[];
  /** The ateliers in which they have taken a seat, at most one a phase: they sit there, at whichever table. */
  readonly bookings: readonly AtelierSeat[];
}

export interface Territory {
  readonly key: string;
  readonly name: string;
}

/** With whom somebody is kept together or apart; null for who comes alone. */
export function territoryOf(person: PlanPerson, by: 'collective' | 'epci'): Territory | null {
  if (by === 'epci') {
    return person.epciCode === null ? null : { key: person.epciCode, name: person.epciName ?? person.epciCode };
  }
  if (person.collective === null) return null;
  return { key: person.collectiveId ?? person.collective.toLocaleLowerCase('fr').trim(), name: person.collective };
}
