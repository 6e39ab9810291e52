import { ASSISES_NIORT_2022 } from '../../../src/demonstration/data/assises-niort-2022.js';
import { BLOC_LOCAL_2018 } from '../../../src/demonstration/data/bloc-local-2018.js';
import { BLOC_LOCAL_2019 } from '../../../src/demonstration/data/bloc-local-2019.js';
import type { PrintedEvent } from '../../../src/demonstration/data/printed-event.js';
import type { EventRecord, Outcome } from '../../../src/events/domain/event.js';
import { instantOf } from '../../../src/platform/clock/paris-time.js';
import { arrangeProgramme } from '../../../src/programme/domain/arrange-programme.js';
import { eventPageView } from '../../../src/programme/web/event-page.view.js';
import { anEvent } from '../../support/builders/event.js';

const NOW = instantOf('2019-10-22', '10:00');
const AFTERWARDS = instantOf('2022-03-26', '00:00');

function pageOf({ sessions, venues: printedVenues, ...printed }: PrintedEvent, now = NOW) {
  const venues = printedVenues.map((venue) => ({ ...venue, id: venue.name }));
  const { seriesSlug: _slug, capacity: _capacity, ...event } = printed;
  const record: EventRecord = anEvent({ ...event, venues, actionCodes: [] });
  const programme = arrangeProgramme(
    sessions.map(({ venue, ...session }, at) => ({ ...session, id: String(at), venueId: venue })),
  );
  return eventPageView({ event: record, programme, now, publicUrl: 'https://tablee.example.org', qr: null });
}

describe('the page of an event', () => {
  it('tells the day of Angers as printed: hours, ends where one is printed, the exhibition apart', () => {
    const { days, allDay } = pageOf(BLOC_LOCAL_2019).programme;
    const lines = days[0]?.halves.flatMap(({ sessions }) =>
      sessions.map(({ start, end, isBreak }) => [start, end, isBreak]),
    );
    expect(lines).toEqual([
      ['08:30', '09:00', true],
      ['09:15', '10:30', false],
      ['10:45', '12:15', false],
      ['12:15', null, true],
      ['13:45', '15:15', false],
      ['15:15', '16:30', false],
      ['16:30', '17:00', false],
      ['17:00', null, false],
    ]);
    expect(allDay.map(({ title }) => title)).toEqual([
      "l'expo des repères et des outils pour nourrir un processus de collectif de territoire",
    ]);
  });

  it('tells the same ateliers once', () => {
    const sessions = pageOf(BLOC_LOCAL_2019).programme.days[0]?.halves[0]?.sessions ?? [];
    expect(sessions.filter(({ tracks }) => tracks.length > 0).map(({ tracksSince }) => tracksSince)).toEqual([
      null,
      '10:45',
    ]);
  });

  it('keeps the misprinted hours of 2018 beside the right ones', () => {
    const sessions = pageOf(BLOC_LOCAL_2018).programme.days[0]?.halves[0]?.sessions ?? [];
    expect(
      sessions.filter(({ printedTime }) => printedTime !== null).map(({ start, printedTime }) => [start, printedTime]),
    ).toEqual([
      ['14:30', '13h00'],
      ['16:30', '11h30'],
    ]);
  });

  it('gives each day of Niort its venues, and the second its two halves', () => {
    const { days } = pageOf(ASSISES_NIORT_2022).programme;
    expect(days.map(({ venues }) => venues)).toEqual([
      ['Hôtel de Ville de Niort', 'Hôtel Mercure Niort Marais Poitevin'],
      ['Siège de la SMACL'],
    ]);
    expect(days.map(({ halves }) => halves.map(({ name }) => name))).toEqual([[null], ['morning', 'afternoon']]);
  });

  it('shows short results side by side before long ones, and keeps the order where they mix', () => {
    const short: Outcome = { title: 'Court', items: ['un sujet'] };
    const long: Outcome = { title: 'Long', items: ['x'.repeat(701)] };
    const shown = (outcomes: Outcome[]) => {
      const view = pageOf({ ...BLOC_LOCAL_2019, outcomes }, AFTERWARDS);
      return [view.roadMap.map(({ title }) => title), view.accounts.map(({ title }) => title)];
    };
    expect(shown([short, short, long])).toEqual([['Court', 'Court'], ['Long']]);
    expect(shown([short, long, short])).toEqual([[], ['Court', 'Long', 'Court']]);
  });

  it.each([
    ['years before', NOW, false],
    ['in the last minute', AFTERWARDS - 60_000, false],
    ['from the midnight after', AFTERWARDS, true],
  ])('tells what came of the Assises only once they are over: %s', (_, now, shown) => {
    const { hasOutcomes, roadMap, accounts } = pageOf(ASSISES_NIORT_2022, now);
    expect([hasOutcomes, roadMap.length + accounts.length > 0]).toEqual([shown, shown]);
  });

  it.each([
    [90, false],
    [400, true],
  ])('counts %i places with marks or, when they are many, with bars', (capacity, asBars) => {
    const event = anEvent({
      places: { capacity, overbooking: 0, taken: 3, held: 0, waiting: 0, communes: 1, epci: 1, others: 1 },
    });
    const { figure } = eventPageView({
      event,
      programme: { days: [], allDay: [] },
      now: NOW,
      publicUrl: '',
      qr: null,
    }).slip;
    expect(figure).toMatchObject({ communes: 1, epci: 1, others: 1, free: capacity - 3, asBars });
  });
});
