import { seatIn, type SeatsByPhase } from '../seats.js';
import { type Arrangement, tablesIn } from '../setup/arrangement.js';

/** What ateliers and rooms were when a plan was published: what participants read does not move with later decisions. */
export interface PublishedRooms {
  readonly phases: readonly {
    readonly number: number;
    readonly day: string;
    readonly start: string | null;
    readonly end: string | null;
    readonly ateliers: readonly {
      readonly letter: string;
      readonly title: string;
      readonly room: string | null;
      readonly tables: readonly number[];
    }[];
  }[];
}

/** Where one person is expected in one phase. */
export interface PublishedSeat {
  readonly phase: number;
  readonly day: string;
  readonly start: string | null;
  readonly end: string | null;
  readonly letter: string;
  readonly title: string;
  readonly room: string | null;
  readonly table: number;
}

export function roomsOf({ phases }: Arrangement): PublishedRooms {
  return {
    phases: phases.map((phase) => ({
      number: phase.number,
      day: phase.day,
      start: phase.start,
      end: phase.end,
      ateliers: phase.ateliers.map((atelier) => ({
        letter: atelier.letter,
        title: atelier.title,
        room: atelier.room,
        tables: tablesIn(phase)
          .filter((table) => table.atelier === atelier)
          .map(({ number }) => number),
      })),
    })),
  };
}

/** In the order of the phases; phases without a seat are left out. */
export function publishedSeats({ phases }: PublishedRooms, seats: SeatsByPhase | undefined): PublishedSeat[] {
  return phases.flatMap(({ number, day, start, end, ateliers }): PublishedSeat[] => {
    const { table, absent } = seatIn(seats, number);
    const atelier = absent ? undefined : ateliers.find(({ tables }) => tables.includes(table));
    return atelier
      ? [{ phase: number, day, start, end, letter: atelier.letter, title: atelier.title, room: atelier.room, table }]
      : [];
  });
}
