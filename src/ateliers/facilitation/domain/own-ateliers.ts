import { normalise } from '../../../collectivities/domain/normalise.js';
import type { PublishedRooms } from '../../domain/plan/published-seats.js';
import { type ArrangedPhase, type Arrangement, tablesIn } from '../../domain/setup/arrangement.js';

/** One atelier in one phase, as whoever runs it needs to know it. */
export interface OwnAtelier {
  readonly phase: number;
  readonly letter: string;
  readonly title: string;
  readonly room: string | null;
  readonly day: string;
  readonly start: string | null;
  readonly end: string | null;
  /** Names as the programme prints them. */
  readonly facilitators: readonly string[];
  readonly tables: readonly number[];
}

/** In the order of the day; rooms and tables are those that were published, where a plan is. */
export function allAteliers({ phases }: Arrangement, published: PublishedRooms | null): OwnAtelier[] {
  return phases.flatMap((phase) =>
    phase.ateliers.map(({ letter, title, room, facilitators }) => {
      const told = published?.phases
        .find(({ number }) => number === phase.number)
        ?.ateliers.find((atelier) => atelier.letter === letter);
      return {
        phase: phase.number,
        letter,
        title,
        room: told?.room ?? room,
        day: phase.day,
        start: phase.start,
        end: phase.end,
        facilitators,
        tables: told?.tables ?? tablesOf(phase, letter),
      };
    }),
  );
}

/** Those where one of these names is printed. */
export function ateliersOf(all: readonly OwnAtelier[], names: readonly string[]): OwnAtelier[] {
  const own = new Set(names.map(normalise));
  return all.filter(({ facilitators }) => facilitators.some((name) => own.has(normalise(name))));
}

/** Every name once, as the programme prints it first. */
export function printedNames(all: readonly OwnAtelier[]): string[] {
  const names = new Map<string, string>();
  for (const name of all.flatMap(({ facilitators }) => facilitators)) {
    if (!names.has(normalise(name))) names.set(normalise(name), name);
  }
  return [...names.values()];
}

export type Standing = 'over' | 'now' | 'next' | 'later';

/**
 * @param day today, `time` `09:15`, where the event is
 * @returns for each atelier, in their order; the first phase that is not over and has not begun is `next`.
 */
export function standings(ateliers: readonly OwnAtelier[], day: string, time: string): Standing[] {
  const moment = `${day} ${time}`;
  const raw = ateliers.map(({ day: on, start, end }) => {
    if (`${on} ${end ?? '23:59'}` <= moment) return 'over';
    return `${on} ${start ?? '00:00'}` <= moment ? 'now' : 'later';
  });
  const next = ateliers.find((_one, index) => raw[index] === 'later');
  return raw.map((standing, index) =>
    standing === 'later' && ateliers[index]?.phase === next?.phase ? 'next' : standing,
  );
}

function tablesOf(phase: ArrangedPhase, letter: string): number[] {
  return tablesIn(phase)
    .filter(({ atelier }) => atelier.letter === letter)
    .map(({ number }) => number);
}
