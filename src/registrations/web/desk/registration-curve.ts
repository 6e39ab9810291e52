import { addDays, daysBetween } from '../../../platform/clock/paris-time.js';

/** The cumulative curve as SVG draws it, in a box of 100 by 40. */
export interface RegistrationCurve {
  readonly line: string;
  readonly area: string;
  readonly from: string;
  readonly to: string;
  /** Where the curve ends, in percent of the box's width and height. */
  readonly nowX: string;
  readonly nowY: string;
  /** The number stands right of the curve's end, or above it where the box ends; pixels. */
  readonly labelAnchor: 'start' | 'end';
  readonly labelDx: number;
  readonly labelDy: number;
  /** Height of the capacity's line in the box; null where nobody counts places. */
  readonly capacityY: number | null;
}

const HEIGHT = 40;

/**
 * Steps, since registrations come one by one. The box runs from the first registration to the event, its height is the
 * capacity or, when more came or nobody counts, the largest number.
 * @param until the day the curve stops: today, or the event's day once it is past.
 * @returns null before the first registration.
 */
export function registrationCurve(
  perDay: readonly { readonly day: string; readonly count: number }[],
  { until, eventDay, capacity }: { until: string; eventDay: string; capacity: number | null },
): RegistrationCurve | null {
  const first = perDay[0]?.day;
  if (first === undefined) return null;
  const last = latest(until, perDay.at(-1)!.day);
  const end = endOfAxis(first, last, eventDay);
  const total = perDay.reduce((sum, { count }) => sum + count, 0);
  const top = Math.max(capacity ?? 0, total);
  const x = (day: string) => round((daysBetween(first, day) / daysBetween(first, end)) * 100);
  const y = (count: number) => round(HEIGHT - (count / top) * (HEIGHT - 0.4));
  let line = `M0 ${HEIGHT}`;
  let count = 0;
  for (const step of perDay) {
    count += step.count;
    line += `H${x(step.day)}V${y(count)}`;
  }
  line += `H${x(last)}`;
  return {
    line,
    area: `${line}V${HEIGHT}H0Z`,
    from: first,
    to: end,
    nowX: `${x(last)}%`,
    nowY: `${round((y(total) / HEIGHT) * 100)}%`,
    ...label(x(last), y(total)),
    capacityY: capacity === null ? null : y(capacity),
  };
}

/** The event's day; but an event years away would press the curve into a line, so the box then ends soon after it. */
function endOfAxis(first: string, last: string, eventDay: string): string {
  const elapsed = Math.max(7, daysBetween(first, last));
  const isFar = daysBetween(last, eventDay) > 4 * elapsed;
  return isFar ? addDays(last, Math.ceil(elapsed / 4)) : latest(eventDay, addDays(last, 1));
}

function latest(a: string, b: string): string {
  return a > b ? a : b;
}

function label(x: number, y: number): Pick<RegistrationCurve, 'labelAnchor' | 'labelDx' | 'labelDy'> {
  const isHigh = y <= HEIGHT * 0.2;
  if (x <= 88) return { labelAnchor: 'start', labelDx: 8, labelDy: isHigh ? 28 : 8 };
  return { labelAnchor: 'end', labelDx: 0, labelDy: isHigh ? 28 : -10 };
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
