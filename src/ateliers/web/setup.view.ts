import { normalise } from '../../collectivities/domain/normalise.js';
import type { PlanPerson } from '../domain/plan-person.js';
import { missingNumbers, seatsIn, tablesIn } from '../domain/setup/arrangement.js';
import { EMPHASES, MIXES, PASSAGES, TERRITORIES, weightsOf } from '../domain/setup/decisions.js';
import { atelierField, type Typed, WEIGHTS, writeSeatList } from '../domain/setup/decisions-form.js';
import type { EventAteliers } from '../queries/plan-situations.js';

const MODES = ['free', 'split', 'together'] as const;
/** Names that a browser offers while one is typed. */
const MOST_NAMES = 400;

export interface WrongField {
  readonly field: string;
  readonly message: string;
}

export interface SetupAttempt {
  readonly typed: Typed;
  readonly errors: readonly WrongField[];
  readonly stale: boolean;
  readonly meanwhile: boolean;
  readonly saved: boolean;
}

/** What is stored, as the form's fields hold it. */
export function typedOf({ arrangement }: EventAteliers): Typed {
  const { decisions } = arrangement;
  const weights = weightsOf(decisions);
  return Object.fromEntries([
    ...arrangement.phases.flatMap((phase) =>
      phase.ateliers.flatMap((atelier, place) => {
        const decided = decisions.phases
          .find((one) => one.phase === phase.number)
          ?.ateliers.find(({ letter }) => letter === atelier.letter);
        const field = (name: string) => atelierField(phase.number, place, name);
        return [
          [field('tables'), String(atelier.tables.length)],
          [field('seats'), atelier.tables.length === 0 ? '8' : writeSeatList(atelier.tables)],
          [field('room'), decided?.room ?? ''],
          [field('theme'), decided?.theme ?? ''],
          [field('territory'), atelier.territory],
        ];
      }),
    ),
    ['passage', decisions.passage],
    ['once', decisions.once ? 'oui' : ''],
    ['emphasis', decisions.emphasis],
    ['expert', decisions.weights ? 'oui' : ''],
    ...WEIGHTS.map((name) => [`weight-${name}`, String(weights[name])]),
    ['territoryBy', decisions.territoryBy],
    ...decisions.mixes.map((mix) => [`mix-${mix}`, 'oui']),
    ['fewest', decisions.fewest === null ? '' : String(decisions.fewest)],
    ['mayClose', decisions.mayClose ? 'oui' : ''],
  ]) as Typed;
}

export function setupView(ateliers: EventAteliers, { typed, errors, ...state }: SetupAttempt) {
  const { arrangement, people, outside, version } = ateliers;
  const { decisions } = arrangement;
  const wrong = new Map(errors.map(({ field, message }) => [field, message]));
  const everybody = [...people, ...outside];
  const names = new Map(everybody.map(({ id, firstName, lastName }) => [id, `${firstName} ${lastName}`]));
  const nameOf = (id: string) => names.get(id) ?? '—';
  const field = (name: string) => ({ name, value: typed[name] ?? '', wrong: wrong.get(name) ?? null });
  const chosen = (name: string, values: readonly string[]) =>
    values.map((value) => ({ value, id: `${name}-${value}`, checked: typed[name] === value }));
  return {
    version,
    errors,
    ...state,
    people: people.length,
    isEmpty: arrangement.phases.length === 0,
    phases: arrangement.phases.map((phase) => {
      const seats = seatsIn(phase);
      return {
        number: phase.number,
        day: phase.day,
        start: phase.start,
        end: phase.end,
        seats,
        tables: tablesIn(phase).length,
        missing: Math.max(0, people.length - seats),
        withoutTable: missingNumbers(phase).join(', '),
        ateliers: phase.ateliers.map((atelier, place) => {
          const name = (one: string) => atelierField(phase.number, place, one);
          const here = tablesIn(phase).filter((table) => table.atelier === atelier);
          const placesHere = here.reduce((sum, table) => sum + table.seats, 0);
          return {
            letter: atelier.letter,
            title: atelier.title,
            prefix: name(''),
            numbers: numbersInWords(atelier.tables.map(({ number }) => number)),
            printedRoom: atelier.room,
            crowded: atelier.roomFor !== null && placesHere > atelier.roomFor ? atelier.roomFor : null,
            tables: field(name('tables')),
            seats: field(name('seats')),
            room: field(name('room')),
            theme: field(name('theme')),
            modes: MODES.map((mode) => ({ mode, selected: (typed[name('territory')] ?? 'free') === mode })),
            territoryName: name('territory'),
          };
        }),
      };
    }),
    passages: chosen('passage', PASSAGES),
    booked: people.some(({ bookings }) => bookings.length > 0),
    once: typed.once === 'oui',
    emphases: chosen('emphasis', EMPHASES),
    expert: typed.expert === 'oui',
    weights: WEIGHTS.map((name) => ({ key: name, ...field(`weight-${name}`) })),
    territoriesBy: chosen('territoryBy', TERRITORIES),
    mixes: MIXES.map((mix) => ({ mix, checked: typed[`mix-${mix}`] === 'oui' })),
    fewest: field('fewest'),
    mayClose: typed.mayClose === 'oui',
    pairs: decisions.pairs.map(({ kind, people: [one, other] }, index) => ({
      index,
      kind,
      one: nameOf(one),
      other: nameOf(other),
      removed: typed[`pair-${index}-remove`] === 'oui',
    })),
    pairOne: field('pair-one'),
    pairOther: field('pair-other'),
    pairTogether: typed['pair-kind'] === 'together',
    fixed: decisions.fixed.map(({ person, phase, table }, index) => ({
      index,
      name: nameOf(person),
      phase,
      table,
      removed: typed[`fixed-${index}-remove`] === 'oui',
    })),
    fixedPerson: field('fixed-person'),
    fixedTable: field('fixed-table'),
    fixedPhases: [0, ...arrangement.phases.map(({ number }) => number)].map((phase) => ({
      phase,
      selected: (typed['fixed-phase'] ?? '0') === String(phase),
    })),
    outside: decisions.outside.map((person, index) => ({
      index,
      name: nameOf(person),
      removed: typed[`outside-${index}-remove`] === 'oui',
    })),
    outsidePerson: field('outside-person'),
    facilitators: registeredFacilitators(ateliers),
    names: everybody.length <= MOST_NAMES ? everybody.map(({ firstName, lastName }) => `${firstName} ${lastName}`) : [],
  };
}

/** Registered people whom the programme prints as running an atelier: to be fixed at a table, or left outside. */
function registeredFacilitators({ arrangement, people }: EventAteliers) {
  const printed = new Map<string, string>();
  for (const { ateliers } of arrangement.phases) {
    for (const { letter, facilitators } of ateliers)
      for (const name of facilitators) printed.set(normalise(name), letter);
  }
  const settled = new Set(arrangement.decisions.fixed.map(({ person }) => person));
  return people.flatMap((person: PlanPerson) => {
    const letter = printed.get(normalise(`${person.firstName} ${person.lastName}`));
    return letter && !settled.has(person.id) ? [{ name: `${person.firstName} ${person.lastName}`, letter }] : [];
  });
}

/** « 1–5 », or the numbers where they do not follow one another. */
function numbersInWords(numbers: readonly number[]): string {
  const [first, last] = [numbers[0], numbers.at(-1)];
  if (first === undefined || last === undefined) return '';
  if (numbers.length > 1 && last - first === numbers.length - 1) return `${first}–${last}`;
  return numbers.join(', ');
}
