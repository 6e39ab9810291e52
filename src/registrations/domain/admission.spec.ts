import fc from 'fast-check';
import {
  afterEmployerChange,
  afterMove,
  decideAdmission,
  freePlaces,
  promotable,
  type PlacesLedger,
} from './admission.js';

const empty = (capacity: number | null): PlacesLedger => ({
  capacity,
  overbooking: 0,
  taken: 0,
  held: 0,
  waiting: 0,
  nextRank: 1,
  communes: 0,
  epci: 0,
  others: 0,
});

describe('whoever asks for a place', () => {
  it.each([
    ['the first of ninety', empty(90), true, { status: 'confirmed', rank: null, position: null }],
    ['the ninetieth', { ...empty(90), taken: 89 }, true, { status: 'confirmed', rank: null, position: null }],
    ['the ninety-first', { ...empty(90), taken: 90 }, true, { status: 'waiting', rank: 1, position: 1 }],
    [
      'the next, after two left the line',
      { ...empty(90), taken: 90, waiting: 5, nextRank: 8 },
      true,
      { status: 'waiting', rank: 8, position: 6 },
    ],
    ['without a waiting list', { ...empty(90), taken: 90 }, false, { status: 'refused', rank: null, position: null }],
    [
      'while a place is free but somebody waits for it',
      { ...empty(90), taken: 89, waiting: 1, nextRank: 2 },
      true,
      { status: 'waiting', rank: 2, position: 2 },
    ],
    ['when nobody counts', { ...empty(null), taken: 4000 }, true, { status: 'confirmed', rank: null, position: null }],
    ['when there is no place at all', empty(0), true, { status: 'waiting', rank: 1, position: 1 }],
  ])('%s', (_, ledger, waitingList, admission) => {
    expect(decideAdmission(ledger, waitingList)).toEqual(admission);
  });
});

type Employer = 'commune' | 'epci' | 'other';
type Step =
  | { do: 'register'; employer: Employer }
  | { do: 'leave'; who: number }
  | { do: 'move'; who: number; employer: Employer }
  | { do: 'resize'; capacity: number };

const employer = fc.constantFrom<Employer>('commune', 'epci', 'other');
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ do: fc.constant('register' as const), employer }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('leave' as const), who: fc.nat(200) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('move' as const), who: fc.nat(200), employer }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('resize' as const), capacity: fc.integer({ min: 0, max: 12 }) }),
  },
);

interface Person {
  readonly number: number;
  employer: Employer;
  status: 'confirmed' | 'waiting';
  rank: number | null;
}

/** An event told by people instead of counters: what the ledger must agree with. */
class Meeting {
  readonly people: Person[] = [];
  readonly letIn: number[] = [];
  ledger: PlacesLedger;
  private arrivals = 0;

  constructor(capacity: number) {
    this.ledger = empty(capacity);
  }

  do(step: Step): void {
    const somebody = 'who' in step ? this.people[step.who % Math.max(1, this.people.length)] : undefined;
    if (step.do === 'register') this.register(step.employer);
    if (step.do === 'leave' && somebody) this.leave(somebody);
    if (step.do === 'move' && somebody) this.move(somebody, step.employer);
    if (step.do === 'resize') this.ledger = { ...this.ledger, capacity: Math.max(step.capacity, this.ledger.taken) };
    while (promotable(this.ledger) > 0) this.promoteFirst();
  }

  private register(employer: Employer): void {
    const { status, rank } = decideAdmission(this.ledger, true);
    if (status === 'refused') throw new Error('a waiting list refuses nobody');
    this.people.push({ number: this.arrivals++, employer, status, rank });
    this.ledger = afterMove(this.ledger, null, status, employer);
  }

  private leave(person: Person): void {
    this.people.splice(this.people.indexOf(person), 1);
    this.ledger = afterMove(this.ledger, person.status, 'withdrawn', person.employer);
  }

  private move(person: Person, employer: Employer): void {
    if (person.status === 'confirmed') this.ledger = afterEmployerChange(this.ledger, person.employer, employer);
    person.employer = employer;
  }

  private promoteFirst(): void {
    const first = this.waiting()[0]!;
    this.letIn.push(first.number);
    first.status = 'confirmed';
    first.rank = null;
    this.ledger = afterMove(this.ledger, 'waiting', 'confirmed', first.employer);
  }

  waiting(): Person[] {
    return this.people.filter(({ status }) => status === 'waiting').sort((one, other) => one.rank! - other.rank!);
  }

  confirmed(type?: Employer): Person[] {
    return this.people.filter((person) => person.status === 'confirmed' && (!type || person.employer === type));
  }
}

describe('any history of an event', () => {
  const histories = fc.tuple(fc.integer({ min: 0, max: 10 }), fc.array(step, { maxLength: 80 }));

  it('never promises more places than there are, counts right and keeps no place from those who wait', () => {
    fc.assert(
      fc.property(histories, ([capacity, steps]) => {
        const meeting = new Meeting(capacity);
        for (const one of steps) {
          meeting.do(one);
          expect(meeting.ledger).toMatchObject({
            taken: meeting.confirmed().length,
            waiting: meeting.waiting().length,
            communes: meeting.confirmed('commune').length,
            epci: meeting.confirmed('epci').length,
            others: meeting.confirmed('other').length,
          });
          expect(meeting.ledger.taken).toBeLessThanOrEqual(meeting.ledger.capacity!);
          expect(freePlaces(meeting.ledger) > 0 && meeting.ledger.waiting > 0).toBe(false);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('lets people in first come, first served', () => {
    fc.assert(
      fc.property(histories, ([capacity, steps]) => {
        const meeting = new Meeting(capacity);
        for (const one of steps) {
          meeting.do(one);
          const line = meeting.waiting().map(({ number }) => number);
          expect(line).toEqual([...line].sort((one, other) => one - other));
        }
        expect(meeting.letIn).toEqual([...meeting.letIn].sort((one, other) => one - other));
      }),
      { numRuns: 500 },
    );
  });
});
