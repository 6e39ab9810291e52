import { addDays, dayOf, daysBetween } from '../../../platform/clock/paris-time.js';
import { placesLeft, registrationState } from '../../../events/domain/registration-window.js';
import { type ChoiceLists, ownLabel } from '../../form/domain/choice-lists.js';
import type { OrganiserEvent } from '../../../events/queries/organiser-events.query.js';
import type { Move, RegistrationFigures } from '../../queries/registration-figures.query.js';
import { attention } from './attention.js';
import { may } from '../../../events/domain/event-role.js';
import { deskShell } from '../../../events/domain/desk-shell.js';
import { dayStyle } from './day-style.js';
import { initialsOf, markClassOf } from './person-mark.js';
import { registrationCurve } from './registration-curve.js';

/** Days; nobody counts further. */
const LONGEST_COUNTDOWN = 365;
/** Beyond, one mark a person fills the page and says no more. */
const LARGEST_CROWD = 150;

/** @param now epoch milliseconds of the events' clock. */
export function dashboardView(
  reached: OrganiserEvent,
  figures: RegistrationFigures,
  moves: readonly Move[],
  { now, lists }: { now: number; lists: ChoiceLists },
) {
  const { event } = reached;
  const today = dayOf(now, event.timeZone);
  const state = registrationState(event, now);
  const left = placesLeft(event.places);
  return {
    desk: deskShell('figures', reached),
    today,
    countdown: countdown(today, event),
    isPublic: event.status !== 'draft',
    figures: {
      taken: event.places.taken,
      capacity: event.places.capacity,
      sinceYesterday: figures.confirmedSince,
      left,
      overbooking: left === null ? 0 : event.places.overbooking,
      held: figures.byStatus.offered,
      waiting: figures.byStatus.waiting,
      pending: figures.byStatus.pending,
      withdrawn: figures.byStatus.withdrawn,
      collectives: figures.collectives.count,
      inCollectives: figures.collectives.people,
      inCollectivesPercent: percent(figures.collectives.people, event.places.taken),
      failedMails: figures.failedMails,
    },
    attention: attention(event, state, figures, now, (instant) => dayOf(instant, event.timeZone)),
    crowd: crowd(event.places, left),
    functions: functionBars(figures.byFunction, lists),
    curve: registrationCurve(figures.perDay, {
      until: today < event.startsOn ? today : event.startsOn,
      eventDay: event.startsOn,
      capacity: event.places.capacity,
    }),
    moves: moves.map((move) => ({
      ...move,
      initials: initialsOf(move.firstName, move.lastName),
      mark: markClassOf(move.collectivityType),
      did: didWhat(move),
      ...momentOf(dayOf(move.at, event.timeZone), today),
    })),
    mayDecide: may(reached.role, 'edit-people'),
    mayPeople: deskShell('figures', reached).event?.mayPeople ?? false,
  };
}

function momentOf(day: string, today: string) {
  return { day, dayStyle: dayStyle(day, today), isToday: day === today, isYesterday: day === addDays(today, -1) };
}

function countdown(today: string, { startsOn, endsOn, datePrecision }: OrganiserEvent['event']) {
  if (datePrecision === 'year') return null;
  const [before, after] = [daysBetween(today, startsOn), daysBetween(endsOn, today)];
  if (before > LONGEST_COUNTDOWN || after > LONGEST_COUNTDOWN) return null;
  if (before > 0) return { code: 'before', count: before };
  if (after > 0) return { code: 'after', count: after };
  return { code: 'during', count: daysBetween(startsOn, today) + 1 };
}

function crowd({ capacity, communes, epci, others }: OrganiserEvent['event']['places'], left: number | null) {
  const people = communes + epci + others;
  const size = Math.max(capacity ?? 0, people);
  const seats = [
    ...Array.from({ length: communes }, () => ''),
    ...Array.from({ length: epci }, () => 'e'),
    ...Array.from({ length: others }, () => 'x'),
    ...Array.from({ length: left ?? 0 }, () => 'o'),
  ];
  return { communes, epci, others, left, people, seats: size > 0 && size <= LARGEST_CROWD ? seats : null };
}

function functionBars(functions: RegistrationFigures['byFunction'], lists: ChoiceLists) {
  const sums = functions.map(({ communes, epci, others }) => communes + epci + others);
  const longest = Math.max(1, ...sums);
  const width = (count: number) => `${Math.round((count / longest) * 920) / 10}%`;
  return functions.map(({ functionKey, communes, epci, others }, index) => ({
    functionKey,
    own: ownLabel(lists, 'functions', functionKey),
    communes,
    epci,
    others,
    total: sums[index] ?? 0,
    communesWidth: width(communes),
    epciX: width(communes),
    epciWidth: width(epci),
    othersX: width(communes + epci),
    othersWidth: width(others),
  }));
}

function didWhat({ status, isNew }: Move): string {
  if (status === 'withdrawn') return 'withdrew';
  if (status === 'offered') return 'offered';
  if (isNew) return status === 'waiting' ? 'waits' : status === 'pending' ? 'asked' : 'registered';
  return status === 'confirmed' ? 'confirmed' : 'changed';
}

function percent(part: number, whole: number): number {
  return whole === 0 ? 0 : Math.round((part / whole) * 100);
}
