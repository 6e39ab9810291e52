import type { PlacesRules } from '../places/domain/places-rules.js';
import { freePlaces, type PlacesLedger } from './admission.js';
import { quotaObstacle, type Employer, type Tally } from './quotas.js';
import type { EmployerType } from './registration.js';

export interface Waiting {
  readonly id: string;
  readonly rank: number;
  readonly employer: Employer;
}

/**
 * Who of those who wait gets the places that are free now, in the order in which they get them. `line` is sorted by rank.
 * By date: whoever came first of those whom no quota holds back. In balance: of communes and EPCI, whoever is further under
 * their share goes first; the others keep their place by date. Within a type it is always by date.
 */
export function letIn<Person extends Waiting>(
  ledger: PlacesLedger,
  rules: PlacesRules,
  tally: Tally,
  line: readonly Person[],
): Person[] {
  const lines = byType(line);
  const byEmployer = new Map(tally.byEmployer);
  const counts = { ...tally.byType };
  const inside: Person[] = [];
  for (let free = freePlaces(ledger); free > 0; free--) {
    const now: Tally = { byType: counts, byEmployer };
    const next = chooseNext(rules, counts, heads(lines, rules, now));
    if (!next) break;
    lines[next.employer.type].at += 1;
    counts[next.employer.type] += 1;
    byEmployer.set(next.employer.key, (byEmployer.get(next.employer.key) ?? 0) + 1);
    inside.push(next);
  }
  return inside;
}

type Lines<Person> = Record<EmployerType, { readonly people: readonly Person[]; at: number }>;
type Heads<Person> = Readonly<Record<EmployerType, Person | undefined>>;

function byType<Person extends Waiting>(line: readonly Person[]): Lines<Person> {
  const of = (type: EmployerType) => ({ people: line.filter(({ employer }) => employer.type === type), at: 0 });
  return { commune: of('commune'), epci: of('epci'), other: of('other') };
}

/** The first of each type whom no quota holds back. A quota that is full stays so while people are let in. */
function heads<Person extends Waiting>(lines: Lines<Person>, rules: PlacesRules, tally: Tally): Heads<Person> {
  const head = (type: EmployerType) => {
    const line = lines[type];
    while (line.at < line.people.length && quotaObstacle(rules, tally, line.people[line.at]!.employer)) line.at += 1;
    return line.people[line.at];
  };
  return { commune: head('commune'), epci: head('epci'), other: head('other') };
}

function chooseNext<Person extends Waiting>(
  { order, communeShare }: PlacesRules,
  counts: Tally['byType'],
  { commune, epci, other }: Heads<Person>,
): Person | undefined {
  if (order === 'date' || !commune || !epci) return earlier(earlier(commune, epci), other);
  const [communes, groupings] = [counts.commune * (100 - communeShare), counts.epci * communeShare];
  const owed = communes === groupings ? earlier(commune, epci) : communes < groupings ? commune : epci;
  return earlier(owed, other);
}

function earlier<Person extends Waiting>(one: Person | undefined, other: Person | undefined): Person | undefined {
  if (!one || !other) return one ?? other;
  return one.rank < other.rank ? one : other;
}
