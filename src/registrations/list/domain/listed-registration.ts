import type { RegistrationRecord } from '../../domain/registration.js';
import type { AtelierSeat } from '../../wishes/domain/atelier-seats.js';
import type { Wish } from '../../wishes/domain/wish.js';

/** A registration with what stands beside it, as lists and files show it. */
export interface ListedRegistration extends RegistrationRecord {
  /** Ids of the options chosen. */
  readonly options: readonly string[];
  /** By phase and rank; without those for ateliers that are gone. */
  readonly wishes: readonly Wish[];
  /** Seats that they hold in ateliers, by phase. */
  readonly seats: readonly AtelierSeat[];
  /** Of the collective the person belongs to, or as they typed it. */
  readonly collectiveName: string | null;
  /** Who registered the group the person belongs to. */
  readonly groupName: string | null;
  readonly notes: number;
}

/** « C, A »: the ateliers in the order of the wishes; phase by phase where there are several: « 1 : C, A ; 2 : B ». */
export function wishesText(wishes: readonly Wish[], without: string): string | null {
  if (wishes.length === 0) return null;
  const phases = [...new Set(wishes.map(({ phase }) => phase))];
  const letters = (phase: number) =>
    wishes
      .filter((wish) => wish.phase === phase)
      .map(({ atelier }) => atelier || without)
      .join(', ');
  if (phases.length === 1) return letters(phases[0]!);
  return phases.map((phase) => `${phase} : ${letters(phase)}`).join(' ; ');
}

/** « 1 : C ; 2 : A »: phase by phase, the atelier in which somebody has a seat. */
export function seatsText(seats: readonly AtelierSeat[]): string | null {
  if (seats.length === 0) return null;
  return seats.map(({ phase, atelier }) => `${phase} : ${atelier}`).join(' ; ');
}
