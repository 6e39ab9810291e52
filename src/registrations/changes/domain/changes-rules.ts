import { addDays, instantOf, isIsoDay } from '../../../platform/clock/paris-time.js';

/** What people may still change by themselves, a limit each. `substitution`: a colleague comes instead. */
export const CHANGE_GROUPS = [
  'identity',
  'employer',
  'options',
  'wishes',
  'answers',
  'withdrawal',
  'substitution',
] as const;
export type ChangeGroup = (typeof CHANGE_GROUPS)[number];

export const LIMIT_KINDS = ['open', 'day', 'before', 'never'] as const;

/** `open`: as long as the event is not over. `day`: that day included. `before`: until so many days before the event. */
export type ChangeLimit =
  | { readonly kind: 'open' }
  | { readonly kind: 'day'; readonly day: string }
  | { readonly kind: 'before'; readonly days: number }
  | { readonly kind: 'never' };

export type ChangesRules = Readonly<Record<ChangeGroup, ChangeLimit>>;

export const MOST_DAYS_BEFORE = 365;

/** What every event did before somebody decided otherwise: everything may be changed until it is over. */
export const ALL_OPEN: ChangesRules = Object.fromEntries(
  CHANGE_GROUPS.map((group) => [group, { kind: 'open' }]),
) as ChangesRules;

/** The stored document, of whatever release: what is absent or odd is open. */
export function readChangesRules(body: unknown): ChangesRules {
  const stored = typeof body === 'object' && body !== null ? (body as Readonly<Record<string, unknown>>) : {};
  return Object.fromEntries(CHANGE_GROUPS.map((group) => [group, readLimit(stored[group])])) as ChangesRules;
}

function readLimit(stored: unknown): ChangeLimit {
  if (typeof stored !== 'object' || stored === null) return { kind: 'open' };
  const { kind, day, days } = stored as { kind?: unknown; day?: unknown; days?: unknown };
  if (kind === 'never') return { kind };
  if (kind === 'day' && typeof day === 'string' && isIsoDay(day)) return { kind, day };
  const isCount = typeof days === 'number' && Number.isInteger(days) && days >= 0 && days <= MOST_DAYS_BEFORE;
  return kind === 'before' && isCount ? { kind, days } : { kind: 'open' };
}

/** The same limits for an event so many days later; those of a day move with it. */
export function shiftedChanges(rules: ChangesRules, days: number): ChangesRules {
  const shifted = CHANGE_GROUPS.map((group) => {
    const limit = rules[group];
    return [group, limit.kind === 'day' ? { ...limit, day: addDays(limit.day, days) } : limit] as const;
  });
  return Object.fromEntries(shifted) as ChangesRules;
}

interface Dated {
  readonly startsOn: string;
  readonly timeZone: string;
}

/**
 * From which instant on a group is closed, in epoch milliseconds; null while nothing but the event's end closes it,
 * -Infinity where it never was open.
 */
function closesAt(limit: ChangeLimit, { startsOn, timeZone }: Dated): number | null {
  if (limit.kind === 'open') return null;
  if (limit.kind === 'never') return -Infinity;
  const lastDay = limit.kind === 'day' ? limit.day : addDays(startsOn, -limit.days);
  return instantOf(addDays(lastDay, 1), '00:00', timeZone);
}

/** What a person reads of a group: whether it is open, and the last day on which it is. */
export interface ChangeStanding {
  readonly group: ChangeGroup;
  readonly isOpen: boolean;
  /** Null for « until the event », and where it never was open. */
  readonly lastDay: string | null;
  /** Nobody may change it by themselves, at no time. */
  readonly isNever: boolean;
}

export function changeStandings(rules: ChangesRules, event: Dated, now: number): readonly ChangeStanding[] {
  return CHANGE_GROUPS.map((group) => {
    const limit = rules[group];
    const closes = closesAt(limit, event);
    return {
      group,
      isOpen: closes === null || now < closes,
      lastDay: limit.kind === 'day' ? limit.day : limit.kind === 'before' ? addDays(event.startsOn, -limit.days) : null,
      isNever: limit.kind === 'never',
    };
  });
}

/** The groups that the person may not change at `now`. */
export function closedGroups(rules: ChangesRules, event: Dated, now: number): ReadonlySet<ChangeGroup> {
  return new Set(
    changeStandings(rules, event, now)
      .filter(({ isOpen }) => !isOpen)
      .map(({ group }) => group),
  );
}
