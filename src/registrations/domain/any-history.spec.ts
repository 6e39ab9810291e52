import fc from 'fast-check';
import { USUAL_RULES, type PlacesRules } from '../places/domain/places-rules.js';
import { afterEmployerChange, afterMove, decideAdmission, freePlaces, type PlacesLedger } from './admission.js';
import { quotaObstacle, type Employer, type Tally } from './quotas.js';
import type { EmployerType, RegistrationStatus } from './registration.js';
import { letIn } from './waiting-line.js';

type Step =
  | { do: 'register' | 'ask'; employer: Employer }
  | { do: 'leave' | 'accept' | 'expire' | 'agree' | 'admit beyond'; who: number }
  | { do: 'move'; who: number; employer: Employer }
  | { do: 'resize'; capacity: number | null }
  | { do: 'decide'; rules: PlacesRules };

/** Seven employers, so that quotas of collectivities are met. */
const employer = fc
  .tuple(fc.constantFrom<EmployerType>('commune', 'epci', 'other'), fc.integer({ min: 1, max: 3 }))
  .map(([type, number]): Employer => ({ type, key: `${type}${type === 'other' ? 1 : number}` }));
const quota = fc.option(fc.integer({ min: 0, max: 5 }), { freq: 2 });
const rules: fc.Arbitrary<PlacesRules> = fc.record({
  overbooking: fc.integer({ min: 0, max: 3 }),
  order: fc.constantFrom('date' as const, 'balance' as const),
  communeShare: fc.constantFrom(0, 30, 50, 100),
  offerHours: fc.constantFrom(null, 24),
  typeQuotas: fc.record({ commune: quota, epci: quota, other: quota }),
  perCollectivity: fc.option(fc.integer({ min: 1, max: 3 }), { freq: 2 }),
});
const on = <Does extends Step['do']>(...does: Does[]) => fc.record({ do: fc.constantFrom(...does), who: fc.nat(200) });
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 7, arbitrary: fc.record({ do: fc.constantFrom('register' as const, 'ask' as const), employer }) },
  { weight: 6, arbitrary: on('leave', 'accept', 'expire', 'agree') },
  { weight: 1, arbitrary: on('admit beyond') },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('move' as const), who: fc.nat(200), employer }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('resize' as const), capacity: fc.option(fc.nat(12), { freq: 12 }) }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('decide' as const), rules }) },
);

interface Person {
  readonly id: string;
  employer: Employer;
  status: Exclude<RegistrationStatus, 'withdrawn'>;
  rank: number;
}

/** An event told by people instead of counters. It does what the use-cases do, with the rules that they ask. */
class Meeting {
  people: Person[] = [];
  /** Let in by the last step, in their order, as they were before. */
  letIn: Person[] = [];
  rules: PlacesRules = USUAL_RULES;
  ledger: PlacesLedger;
  private arrivals = 0;

  constructor(capacity: number) {
    this.ledger = {
      capacity,
      overbooking: 0,
      taken: 0,
      held: 0,
      waiting: 0,
      nextRank: 1,
      communes: 0,
      epci: 0,
      others: 0,
    };
  }

  do(step: Step): void {
    this.letIn = [];
    if ('who' in step) this.touch(step, this.people[step.who % Math.max(1, this.people.length)]);
    else if ('employer' in step) this.arrive(step.employer, step.do === 'ask');
    else if (step.do === 'resize') this.ledger = { ...this.ledger, capacity: step.capacity };
    else this.decide(step.rules);
    this.settle();
  }

  private arrive(employer: Employer, isAsking: boolean): void {
    const rank = this.ledger.nextRank;
    const status = isAsking ? 'pending' : this.admission(employer);
    this.people.push({ id: String(this.arrivals++), employer, status, rank });
    this.ledger = afterMove(this.ledger, null, status, employer.type);
  }

  private admission(employer: Employer): 'confirmed' | 'waiting' {
    const circumstances = { rules: this.rules, tally: this.tally(), waitingListEnabled: true };
    const { status } = decideAdmission(this.ledger, circumstances, employer);
    if (status === 'refused') throw new Error('a waiting list refuses nobody');
    return status;
  }

  private decide(decided: PlacesRules): void {
    this.rules = decided;
    this.ledger = { ...this.ledger, overbooking: decided.overbooking };
  }

  private touch(step: Extract<Step, { who: number }>, person: Person | undefined): void {
    if (!person) return;
    const { status } = person;
    if (step.do === 'leave' || (step.do === 'expire' && status === 'offered')) {
      this.people = this.people.filter((one) => one !== person);
      this.ledger = afterMove(this.ledger, status, 'withdrawn', person.employer.type);
    }
    if (step.do === 'accept' && status === 'offered') this.move(person, 'confirmed');
    if (step.do === 'agree' && status === 'pending') this.move(person, this.admission(person.employer));
    if (step.do === 'admit beyond' && status !== 'confirmed') this.move(person, 'confirmed');
    if (step.do === 'move') this.changeEmployer(person, step.employer);
  }

  private changeEmployer(person: Person, employer: Employer): void {
    const hasPlace = person.status === 'confirmed' || person.status === 'offered';
    const others = this.tally(person);
    if (hasPlace && person.employer.key !== employer.key && quotaObstacle(this.rules, others, employer)) return;
    if (person.status === 'confirmed')
      this.ledger = afterEmployerChange(this.ledger, person.employer.type, employer.type);
    person.employer = employer;
  }

  private settle(): void {
    const line = this.having('waiting').sort((one, other) => one.rank - other.rank);
    for (const person of letIn(this.ledger, this.rules, this.tally(), line)) {
      this.letIn.push({ ...person });
      this.move(person, this.rules.offerHours === null ? 'confirmed' : 'offered');
    }
  }

  private move(person: Person, to: Person['status']): void {
    if (to === 'waiting') person.rank = this.ledger.nextRank;
    this.ledger = afterMove(this.ledger, person.status, to, person.employer.type);
    person.status = to;
  }

  having(status: RegistrationStatus): Person[] {
    return this.people.filter((person) => person.status === status);
  }

  tally(except?: Person): Tally {
    const inside = [...this.having('confirmed'), ...this.having('offered')].filter((person) => person !== except);
    const byType = { commune: 0, epci: 0, other: 0 };
    const byEmployer = new Map<string, number>();
    for (const { employer: one } of inside) {
      byType[one.type] += 1;
      byEmployer.set(one.key, (byEmployer.get(one.key) ?? 0) + 1);
    }
    return { byType, byEmployer };
  }

  /** Places promised beyond those there are, which only a smaller house or an organiser's word may leave. */
  get beyond(): number {
    const { capacity, overbooking, taken, held } = this.ledger;
    return capacity === null ? 0 : Math.max(0, taken + held - capacity - overbooking);
  }
}

/** As `expect`, a hundred times as fast: a run looks at thirty thousand moments. */
function insist(holds: boolean, what: string): void {
  if (!holds) throw new Error(what);
}

function play(check: (meeting: Meeting, step: Step, before: { beyond: number; tally: Tally }) => void): void {
  const histories = fc.array(step, { minLength: 30, maxLength: 90, size: 'max' });
  const result = fc.check(
    fc.property(fc.nat(10), histories, (capacity, steps) => {
      const meeting = new Meeting(capacity);
      for (const one of steps) {
        const before = { beyond: meeting.beyond, tally: meeting.tally() };
        meeting.do(one);
        check(meeting, one, before);
      }
    }),
    { numRuns: 500 },
  );
  expect(result.failed ? fc.defaultReportMessage(result) : undefined).toBeUndefined();
}

const TYPES = ['commune', 'epci', 'other'] as const;

describe('any history of an event', () => {
  it('promises no more places than there are, and takes none away from who has one', () => {
    play((meeting, step, before) => {
      // A smaller house evicts nobody, and an organiser's word adds one: nothing else goes beyond.
      const mayAdd = step.do === 'resize' || step.do === 'decide' ? Infinity : step.do === 'admit beyond' ? 1 : 0;
      insist(meeting.beyond <= before.beyond + mayAdd, `${meeting.beyond} promised beyond the places`);
      insist(meeting.beyond === 0 || meeting.letIn.length === 0, 'somebody was let into a house that is too full');
    });
  });

  it('counts what there is', () => {
    play(({ ledger, people }) => {
      const count = (status: RegistrationStatus, type?: EmployerType) =>
        people.filter((one) => one.status === status && (!type || one.employer.type === type)).length;
      const ranks = people.filter(({ status }) => status === 'waiting').map(({ rank }) => rank);
      const counted = [
        count('confirmed'),
        count('offered'),
        count('waiting'),
        ...TYPES.map((type) => count('confirmed', type)),
      ];
      const told = [ledger.taken, ledger.held, ledger.waiting, ledger.communes, ledger.epci, ledger.others];
      insist(counted.join() === told.join(), `counted ${counted.join()}, told ${told.join()}`);
      insist(new Set(ranks).size === ranks.length && Math.max(0, ...ranks) < ledger.nextRank, `ranks ${ranks.join()}`);
    });
  });

  it('keeps nobody waiting beside a place that they may have', () => {
    play((meeting) => {
      if (freePlaces(meeting.ledger) === 0) return;
      const tally = meeting.tally();
      for (const { id, employer: one } of meeting.having('waiting'))
        insist(quotaObstacle(meeting.rules, tally, one) !== null, `${id} waits for nothing`);
    });
  });

  it('lets nobody in beyond a quota', () => {
    play((meeting, step, before) => {
      if (step.do === 'admit beyond') return;
      const { typeQuotas, perCollectivity } = meeting.rules;
      const after = meeting.tally();
      for (const type of TYPES) {
        const most = Math.max(typeQuotas[type] ?? Infinity, before.tally.byType[type]);
        insist(after.byType[type] <= most, `${after.byType[type]} of ${type}`);
      }
      for (const [key, count] of after.byEmployer)
        insist(
          count <= Math.max(perCollectivity ?? Infinity, before.tally.byEmployer.get(key) ?? 0),
          `${count} of ${key}`,
        );
    });
  });

  it('lets the first of each type go first, and by date the first of all', () => {
    play((meeting) => {
      const { rules } = meeting;
      const tally = meeting.tally();
      for (const { id, rank, employer: inside } of meeting.letIn) {
        // Of one type, the type's quota held back neither.
        const ofOneType = { ...rules, typeQuotas: { ...rules.typeQuotas, [inside.type]: null } };
        for (const passed of meeting.having('waiting').filter((one) => one.rank < rank)) {
          const isSameType = passed.employer.type === inside.type;
          const heldBack = quotaObstacle(isSameType ? ofOneType : rules, tally, passed.employer);
          insist(heldBack !== null || (rules.order === 'balance' && !isSameType), `${id} jumped ${passed.id}`);
        }
      }
      for (const type of TYPES) {
        const ranks = meeting.letIn.filter(({ employer: one }) => one.type === type).map(({ rank }) => rank);
        insist(
          ranks.every((rank, at) => at === 0 || rank > ranks[at - 1]!),
          `ranks ${ranks.join()}`,
        );
      }
    });
  });
});
