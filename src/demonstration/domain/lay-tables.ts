import type { Arrangement } from '../../ateliers/domain/setup/arrangement.js';
import type { AtelierDecision, Decisions } from '../../ateliers/domain/setup/decisions.js';

const SEATS = 8;

/** So many tables of eight for each atelier, phase by phase, numbered through within a phase. */
export function layTables(
  { phases, decisions }: Arrangement,
  tables: readonly (readonly number[])[],
  territory: readonly AtelierDecision['territory'][],
  change: Partial<Decisions>,
): Decisions {
  return {
    ...decisions,
    ...change,
    phases: phases.map(({ number: phase, ateliers }, place) => {
      let number = 0;
      return {
        phase,
        ateliers: ateliers.map(({ letter }, atelier) => ({
          letter,
          room: null,
          theme: null,
          territory: territory[place] ?? 'free',
          tables: Array.from({ length: tables[place]?.[atelier] ?? 0 }, () => ({
            number: ++number,
            seats: SEATS,
            closed: false,
          })),
        })),
      };
    }),
  };
}
