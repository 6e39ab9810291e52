import type { PlanPerson } from '../plan-person.js';
import { seatIn } from '../seats.js';
import { tablesIn } from '../setup/arrangement.js';
import { ateliersBroken, bookingsBroken, pairsBroken, type Refusal } from './plan-moves.js';
import { occupantsIn, type Situation, seatOf } from './situation.js';

/** Something for organisers to look at, with the people and the table it is about. */
export type Problem =
  | { readonly problem: 'unplaced'; readonly person: string; readonly phase: number }
  | {
      readonly problem: 'overfull';
      readonly phase: number;
      readonly table: number;
      readonly people: number;
      readonly seats: number;
    }
  | { readonly problem: 'alone'; readonly phase: number; readonly table: number; readonly person: string }
  /** Somebody gave up their registration: the seat is free. */
  | { readonly problem: 'left'; readonly phase: number; readonly table: number; readonly person: string }
  | {
      readonly problem: 'same-employer';
      readonly phase: number;
      readonly table: number;
      readonly people: readonly string[];
      readonly employer: string;
    }
  | { readonly problem: 'fixed-elsewhere'; readonly phase: number; readonly table: number; readonly person: string }
  | { readonly problem: 'rule'; readonly rule: Refusal; readonly person: string; readonly phase: number | null };

export type ProblemKind = Problem['problem'];

/** In the order in which they should be settled. */
export const PROBLEM_KINDS: readonly ProblemKind[] = [
  'left',
  'unplaced',
  'overfull',
  'rule',
  'fixed-elsewhere',
  'alone',
  'same-employer',
];

/** @param leavers seats of registrations that are not confirmed any more */
export function problemsOf(
  situation: Situation,
  leavers: readonly { person: string; phase: number; table: number }[] = [],
): Problem[] {
  const found = [
    ...leavers.map((leaver): Problem => ({ problem: 'left', ...leaver })),
    ...situation.arrangement.phases.flatMap((phase) => atTables(situation, phase)),
    ...unplaced(situation),
    ...rules(situation),
    ...fixed(situation),
  ];
  return found.sort((one, other) => PROBLEM_KINDS.indexOf(one.problem) - PROBLEM_KINDS.indexOf(other.problem));
}

/** Whom a problem is about: the list shows only them. */
export function peopleIn(problem: Problem): readonly string[] {
  if (problem.problem === 'same-employer') return problem.people;
  return 'person' in problem ? [problem.person] : [];
}

function unplaced(situation: Situation): Problem[] {
  return situation.people.flatMap(({ id }) =>
    situation.arrangement.phases.flatMap(({ number: phase }): Problem[] => {
      const { table, absent } = seatOf(situation, id, phase);
      return table === 0 && !absent ? [{ problem: 'unplaced', person: id, phase }] : [];
    }),
  );
}

function atTables(situation: Situation, phase: Situation['arrangement']['phases'][number]): Problem[] {
  const occupants = occupantsIn(situation, phase);
  return tablesIn(phase).flatMap(({ number: table, seats, atelier }): Problem[] => {
    const people = occupants.get(table) ?? [];
    const about = { phase: phase.number, table };
    const found: Problem[] = [];
    if (people.length > seats) found.push({ problem: 'overfull', ...about, people: people.length, seats });
    if (people.length === 1 && seats > 1) found.push({ problem: 'alone', ...about, person: people[0]!.id });
    // Territories are kept together there on purpose, and colleagues with them.
    if (atelier.territory !== 'together') found.push(...sameEmployer(people, about));
    return found;
  });
}

function sameEmployer(people: readonly PlanPerson[], about: { phase: number; table: number }): Problem[] {
  const groups = new Map<string, PlanPerson[]>();
  for (const person of people) groups.set(person.employerKey, [...(groups.get(person.employerKey) ?? []), person]);
  return [...groups.values()].flatMap((group): Problem[] =>
    group.length < 2
      ? []
      : [{ problem: 'same-employer', ...about, people: group.map(({ id }) => id), employer: group[0]!.employer }],
  );
}

function rules(situation: Situation): Problem[] {
  const broken = [
    ...situation.people.flatMap((person) => [
      ...ateliersBroken(situation, person.id),
      ...bookingsBroken(situation, person),
    ]),
    ...pairsBroken(situation, null),
  ];
  return broken.flatMap((rule): Problem[] =>
    'person' in rule
      ? [{ problem: 'rule', rule, person: rule.person, phase: 'phase' in rule ? rule.phase : null }]
      : [],
  );
}

function fixed(situation: Situation): Problem[] {
  const known = new Set(situation.people.map(({ id }) => id));
  return situation.arrangement.decisions.fixed.flatMap(({ person, phase, table }) =>
    situation.arrangement.phases.flatMap(({ number }): Problem[] => {
      if ((phase !== 0 && phase !== number) || !known.has(person)) return [];
      const seat = seatIn(situation.seats.get(person), number);
      return seat.absent || seat.table === table || seat.table === 0
        ? []
        : [{ problem: 'fixed-elsewhere', person, phase: number, table }];
    }),
  );
}
