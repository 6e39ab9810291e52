import type { EventRecord } from '../../../src/events/domain/event.js';
import { placeOf } from '../../../src/events/domain/place.js';
import { homeValidUntil, homeView } from '../../../src/events/web/home.view.js';
import { instantOf } from '../../../src/platform/clock/paris-time.js';
import { anEvent } from '../../support/builders/event.js';

const NOW = instantOf('2019-10-22', '10:00');
const venue = (name: string, city?: string) => ({ id: name, name, ...(city === undefined ? {} : { city }) });

const SEMINAR = anEvent({ slug: 'seminaire-2019' });
const FORMER = anEvent({
  slug: 'seminaire-2018',
  title: 'D’être ensemble à faire ensemble',
  startsOn: '2018-11-09',
  endsOn: '2018-11-09',
  outcomes: [{ title: 'Tout bouge !', items: ['…'] }],
});
const OLDEST = anEvent({
  slug: 'seminaire-2016',
  startsOn: '2016-01-01',
  endsOn: '2016-12-31',
  datePrecision: 'year',
  registrationMode: 'none',
});
const ALONE = anEvent({ slug: 'rencontre-2019', series: null, startsOn: '2019-03-01', endsOn: '2019-03-01' });

describe('the home page', () => {
  const view = homeView([OLDEST, FORMER, ALONE, SEMINAR], NOW, 'fr');

  it('shows what comes with its day, place and standing', () => {
    expect(view.upcoming).toEqual([
      {
        slug: 'seminaire-2019',
        leaf: { weekday: 'vendredi', date: '15', month: 'novembre 2019' },
        title: SEMINAR.title,
        about: ['Séminaire des directions du bloc local', "INSET d'Angers", 'CNFPT, SNDGCT'],
        code: SEMINAR.actionCodes[0]?.label ?? null,
        standing: expect.objectContaining({ key: 'open', left: 26, capacity: 90 }) as unknown,
      },
    ]);
  });

  it('shows former editions by series, latest first, with what each offers', () => {
    expect(view.pastSeries.map(({ editions }) => editions.map(({ year, offers }) => [year, offers]))).toEqual([
      [
        ['2018', 'restitution'],
        ['2016', null],
      ],
    ]);
    expect(view.pastOthers.map(({ slug, offers }) => [slug, offers])).toEqual([['rencontre-2019', 'programme']]);
  });

  it.each([
    ['the last place but nine', { taken: 81 }, 'nearly-full'],
    ['ten places', { taken: 80 }, 'open'],
    ['none', { taken: 90 }, 'waiting'],
  ])('with %s left it says so', (_name, places, key) => {
    const event = anEvent({ waitingListEnabled: true, places: { ...SEMINAR.places, ...places } });
    expect(homeView([event], NOW, 'fr').upcoming[0]?.standing.key).toBe(key);
  });

  it('holds until registration closes, then until the event has passed', () => {
    const closesAt = instantOf('2019-10-31', '23:59');
    const event: EventRecord = anEvent({ registrationOpensAt: null, registrationClosesAt: closesAt, actionCodes: [] });
    expect(homeValidUntil([event, FORMER], NOW)).toBe(closesAt);
    expect(homeValidUntil([event, FORMER], closesAt)).toBe(instantOf('2019-11-16', '00:00'));
    const never = { registrationOpensAt: null, registrationClosesAt: null, actionCodes: [] };
    expect(homeValidUntil([anEvent({ ...FORMER, ...never })], NOW)).toBeNull();
  });
});

describe('the place of an event', () => {
  it.each([
    [[], null],
    [[venue("INSET d'Angers", 'Angers')], "INSET d'Angers"],
    [[venue('ENSOSP', 'Aix-en-Provence')], 'ENSOSP, Aix-en-Provence'],
    [[venue('Sorgues', 'Sorgues (Vaucluse)')], 'Sorgues (Vaucluse)'],
    [[venue('Hôtel de Ville de Niort'), venue('Hôtel Mercure', 'Niort'), venue('Siège de la SMACL', 'Niort')], 'Niort'],
    [[venue('Salle A'), venue('Salle B')], 'Salle A, Salle B'],
  ])('%j', (venues, place) => expect(placeOf({ venues })).toBe(place));
});
