import { deskShell } from '../../../events/domain/desk-shell.js';
import { may } from '../../../events/domain/event-role.js';
import type { OrganiserEvent } from '../../../events/queries/organiser-events.query.js';
import { type ListName, ownLabel } from '../../form/domain/choice-lists.js';
import type { Bilingual } from '../../form/domain/question.js';
import type { WithdrawalReason } from '../../changes/domain/withdrawal-reason.js';
import { registrationCurve } from '../../web/desk/registration-curve.js';
import type { AtelierWishes } from '../../wishes/queries/wishes.query.js';
import type { ListSurroundings } from '../queries/list-surroundings.query.js';
import { type Endings, endingsView } from './endings.view.js';
import { totalOf, type Split, type WhoComes } from '../queries/who-comes.query.js';

/** Bars of one kind; the rest is added up below. */
const MOST_BARS = 20;
/** The longest bar, in percent of its box: the number stands behind it. */
const LONGEST = 100;

export interface WhoComesPage {
  readonly people: WhoComes;
  readonly surroundings: ListSurroundings;
  readonly wishes: readonly AtelierWishes[];
  readonly perDay: readonly { readonly day: string; readonly count: number }[];
  readonly endings: Endings & { readonly words: ReadonlyMap<string, WithdrawalReason> };
  readonly today: string;
}

export function whoComesView(
  reached: OrganiserEvent,
  { people, surroundings, wishes, perDay, endings, today }: WhoComesPage,
) {
  const { event, role } = reached;
  const list = `/organiser/evenements/${event.slug}/inscriptions`;
  const total = totalOf(people.total);
  const own = (list: ListName, key: string) => ownLabel(surroundings.form.lists, list, key);
  return {
    desk: deskShell('people', reached),
    list: may(role, 'people') ? list : null,
    total,
    ofWhole: event.places.capacity,
    people: people.total,
    employers: people.employers,
    today,
    byFunction: bars(people.byFunction.map((split) => ({ ...split, own: own('functions', split.key) }))),
    byCategory: bars(people.byCategory.map((split) => ({ ...split, own: own('categories', split.key) }))),
    byEpci: bars(people.byEpci),
    byDepartment: bars(people.byDepartment),
    options: surroundings.event.options.map(({ title, taken, capacity }) => ({
      title,
      taken,
      capacity,
      width: percent(taken, Math.max(capacity ?? 0, total, taken, 1)),
      frame: capacity === null ? null : percent(capacity, Math.max(capacity, total, taken, 1)),
    })),
    // Seats that are taken are told on the dashboard.
    rounds: surroundings.rounds
      .filter(({ booked }) => !booked)
      .map(({ phase, title, ateliers }) => ({
        phase: phase === 0 || surroundings.rounds.length === 1 ? null : phase,
        title,
        ateliers: ateliers.map((atelier) => wishBar(atelier, phase, wishes)),
      })),
    endings: endingsView(endings, { words: endings.words, list: may(role, 'people') ? list : null }),
    curve: registrationCurve(perDay, {
      until: today < event.startsOn ? today : event.startsOn,
      eventDay: event.startsOn,
      capacity: event.places.capacity,
    }),
    perDay: perDay.map(({ day, count }, place) => ({
      day,
      count,
      sum: perDay.slice(0, place + 1).reduce((sum, one) => sum + one.count, 0),
    })),
  };
}

/** `own`: what the event calls it, where neither the catalogue nor its name does. */
function bars(splits: readonly (Split & { readonly own?: Bilingual | null })[]) {
  const longest = Math.max(1, ...splits.map(totalOf));
  const rest = splits.slice(MOST_BARS);
  return {
    rows: splits.slice(0, MOST_BARS).map((split) => ({
      ...split,
      own: split.own ?? null,
      total: totalOf(split),
      communesWidth: percent(split.communes, longest),
      epciX: percent(split.communes, longest),
      epciWidth: percent(split.epci, longest),
      othersX: percent(split.communes + split.epci, longest),
      othersWidth: percent(split.others, longest),
    })),
    all: splits.map((split) => ({ ...split, own: split.own ?? null, total: totalOf(split) })),
    rest: rest.length,
    restPeople: rest.reduce((sum, split) => sum + totalOf(split), 0),
  };
}

function wishBar(
  { letter, title, seats }: { letter: string; title: string; seats: number | null },
  phase: number,
  wishes: readonly AtelierWishes[],
) {
  const byRank = wishes.find((one) => one.phase === phase && one.atelier === letter)?.byRank ?? [];
  const all = byRank.reduce((sum, count) => sum + count, 0);
  const longest = Math.max(
    1,
    ...wishes.filter((one) => one.phase === phase).map((one) => one.byRank.reduce((sum, count) => sum + count, 0)),
  );
  const first = byRank[0] ?? 0;
  return {
    letter,
    title,
    seats,
    first,
    all,
    firstWidth: percent(first, longest),
    otherX: percent(first, longest),
    otherWidth: percent(all - first, longest),
  };
}

function percent(part: number, whole: number): string {
  return `${Math.round((part / whole) * LONGEST * 10) / 10}%`;
}
