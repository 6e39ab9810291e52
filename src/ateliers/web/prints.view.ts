import { byFrenchName } from '../domain/plan/french-order.js';
import { occupantsIn, seatOf, type Situation } from '../domain/plan/situation.js';
import { tableOf, tablesIn } from '../domain/setup/arrangement.js';

export const PRINTS = ['salles', 'entree', 'chevalets', 'animateurs'] as const;
export type Print = (typeof PRINTS)[number];

export function isPrint(text: string): text is Print {
  return (PRINTS as readonly string[]).includes(text);
}

/** Sheets of paper that some of them may be laid out on; A4 unless another is asked for. */
const FORMATS: Readonly<Partial<Record<Print, readonly string[]>>> = { salles: ['a4', 'a3'], chevalets: ['a4', 'a5'] };

export function formatsOf(print: Print): readonly string[] {
  return FORMATS[print] ?? [];
}

/** What is printed of a plan, atelier by atelier. @param only one phase; 0 for all of them. */
export function printView(situation: Situation, only: number) {
  const phases = situation.arrangement.phases.filter(({ number }) => only === 0 || number === only);
  return {
    phases: phases.map(({ number }) => number),
    ateliers: phases.flatMap((phase) => {
      const occupants = occupantsIn(situation, phase);
      return phase.ateliers.flatMap(({ letter, title, room, facilitators }) => {
        const tables = tablesIn(phase).filter(({ atelier }) => atelier.letter === letter);
        return tables.length === 0
          ? []
          : [
              {
                phase: phase.number,
                day: phase.day,
                start: phase.start,
                end: phase.end,
                letter,
                title,
                room,
                facilitators,
                tables: tables.map(({ number, seats }) => ({
                  number,
                  seats,
                  people: [...(occupants.get(number) ?? [])].sort(byFrenchName).map(personOf),
                })),
              },
            ];
      });
    }),
    people: [...situation.people].sort(byFrenchName).map((person) => ({
      ...personOf(person),
      seats: phases.map((phase) => {
        const { table, absent } = seatOf(situation, person.id, phase.number);
        const placed = tableOf(phase, table);
        return {
          table,
          absent,
          letter: placed?.atelier.letter ?? null,
          room: placed?.atelier.room ?? null,
        };
      }),
    })),
  };
}

function personOf({
  firstName,
  lastName,
  employer,
  functionKey,
  functionText,
}: Situation['people'][number]): Readonly<
  Record<'firstName' | 'lastName' | 'employer' | 'functionKey', string> & { functionText: string | null }
> {
  return { firstName, lastName, employer, functionKey, functionText };
}
