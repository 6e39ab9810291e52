import { normalise } from '../../../collectivities/domain/normalise.js';
import type { PlanPerson } from '../plan-person.js';
import { seatIn } from '../seats.js';
import { tableOf } from '../setup/arrangement.js';
import { peopleIn, type Problem } from './problems.js';
import type { Situation } from './situation.js';

export const SHOWN = ['tous', 'a-verifier', 'a-placer', 'verrouilles', 'absents'] as const;
export type Shown = (typeof SHOWN)[number];

/** What the list of a plan shows: people by words, by what is to be checked, by one atelier or one table. */
export interface PlanFilter {
  readonly text: string;
  readonly shown: Shown;
  /** `1:A`: atelier A of phase 1; empty for all. */
  readonly atelier: string;
  /** `1:3`: table 3 of phase 1; empty for all. */
  readonly table: string;
}

/** In the order of the plan's people. */
export function findPeople(situation: Situation, problems: readonly Problem[], filter: PlanFilter): PlanPerson[] {
  const words = normalise(filter.text).split(/\s+/).filter(Boolean);
  const concerned = new Set(filter.shown === 'a-verifier' ? problems.flatMap(peopleIn) : []);
  const [atelierPhase = '', letter = ''] = filter.atelier.split(':');
  const [tablePhase = '', table = ''] = filter.table.split(':');
  return situation.people.filter((person) => {
    const seats = situation.arrangement.phases.map(({ number }) => seatIn(situation.seats.get(person.id), number));
    const isShown = {
      tous: true,
      'a-verifier': concerned.has(person.id),
      'a-placer': seats.some((seat) => seat.table === 0 && !seat.absent),
      verrouilles: seats.some(({ locked }) => locked),
      absents: seats.some(({ absent }) => absent),
    }[filter.shown];
    if (!isShown) return false;
    if (table !== '' && seatIn(situation.seats.get(person.id), Number(tablePhase)).table !== Number(table))
      return false;
    if (letter !== '' && letterOf(situation, person.id, Number(atelierPhase)) !== letter) return false;
    if (words.length === 0) return true;
    const text = normalise(
      `${person.firstName} ${person.lastName} ${person.employer} ${person.collective ?? ''} ${person.reference}`,
    );
    return words.every((word) => text.includes(word));
  });
}

/** Whom somebody means by a reference or a name; several where it is not clear, none where nobody has it. */
export function peopleNamed(people: readonly PlanPerson[], typed: string): PlanPerson[] {
  const wanted = normalise(typed);
  if (wanted === '') return [];
  const exact = people.filter(
    ({ reference, firstName, lastName }) =>
      normalise(reference) === wanted ||
      normalise(`${firstName} ${lastName}`) === wanted ||
      normalise(`${lastName} ${firstName}`) === wanted,
  );
  if (exact.length > 0) return exact;
  const words = wanted.split(/\s+/);
  return people.filter(({ firstName, lastName }) => {
    const name = normalise(`${firstName} ${lastName}`);
    return words.every((word) => name.includes(word));
  });
}

function letterOf(situation: Situation, person: string, phase: number): string {
  const arranged = situation.arrangement.phases.find(({ number }) => number === phase);
  return tableOf(arranged, seatIn(situation.seats.get(person), phase).table)?.atelier.letter ?? '';
}
