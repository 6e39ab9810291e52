import { addDays, daysBetween, instantOf } from '../../platform/clock/paris-time.js';
import type { RepeatableChance } from './repeatable-chance.js';

/**
 * When people register: `count` instants (epoch milliseconds, ascending) on working days from the first day to the last
 * one, between 8 h and 18 h 30; one in ten does so in the evening.
 */
export function workingMoments(count: number, from: string, to: string, chance: RepeatableChance): number[] {
  const days = Array.from({ length: daysBetween(from, to) + 1 }, (_, index) => addDays(from, index)).filter(
    isWorkingDay,
  );
  if (days.length === 0) throw new RangeError(`no working day from ${from} to ${to}`);
  return Array.from({ length: count }, () => {
    const evening = chance.below(10) === 0;
    const second = evening ? between(20 * 60, 22 * 60, chance) : between(8 * 60, 18 * 60 + 30, chance);
    return instantOf(chance.pick(days), '00:00') + second * 1000;
  }).sort((earlier, later) => earlier - later);
}

/** A second of the day, from a minute inclusive to a minute exclusive. */
function between(fromMinute: number, toMinute: number, chance: RepeatableChance): number {
  return fromMinute * 60 + chance.below((toMinute - fromMinute) * 60);
}

function isWorkingDay(day: string): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6;
}
