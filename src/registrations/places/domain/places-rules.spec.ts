import { offerDueAt } from './offer.js';
import { hasQuotas, readPlacesRules, USUAL_RULES } from './places-rules.js';

describe('stored rules', () => {
  it.each<[string, unknown]>([
    ['nothing', {}],
    ['no document', null],
    ['another document', 'places'],
    ['a list', [1, 2]],
    ['numbers that are none', { overbooking: '5', offerHours: 1.5, perCollectivity: 0, communeShare: 101 }],
    ['numbers beyond their limits', { overbooking: -1, offerHours: 721, typeQuotas: { commune: -1, epci: 1e9 } }],
    ['words of another release', { order: 'lottery', typeQuotas: 'none' }],
  ])('read %s as first come, first served', (_, body) => expect(readPlacesRules(body)).toEqual(USUAL_RULES));

  it('are read as they were written', () => {
    const rules = {
      overbooking: 9,
      order: 'balance',
      communeShare: 60,
      offerHours: 48,
      typeQuotas: { commune: 40, epci: null, other: 0 },
      perCollectivity: 2,
    } as const;
    expect(readPlacesRules(JSON.parse(JSON.stringify(rules)))).toEqual(rules);
    expect(readPlacesRules({ ...rules, later: true, order: undefined })).toEqual({ ...rules, order: 'date' });
  });

  it.each([
    [{}, false],
    [{ overbooking: 9, offerHours: 24, order: 'balance' }, false],
    [{ typeQuotas: { other: 0 } }, true],
    [{ perCollectivity: 2 }, true],
  ])('%j: quotas %s', (body, expected) => expect(hasQuotas(readPlacesRules(body))).toBe(expected));
});

describe('an offer', () => {
  const event = { startsOn: '2019-11-15', announcedFrom: '09:00', timeZone: 'Europe/Paris' };
  it.each([
    ['2019-10-22T08:00:00Z', 48, '2019-10-24T08:00:00.000Z'],
    // The clocks change on 27 October: hours are hours.
    ['2019-10-26T08:00:00Z', 48, '2019-10-28T08:00:00.000Z'],
    ['2019-11-14T08:00:00Z', 48, '2019-11-15T08:00:00.000Z'],
    ['2019-11-15T07:00:00Z', 48, '2019-11-15T08:00:00.000Z'],
    ['2019-11-15T07:00:01Z', 48, null],
    ['2019-11-15T10:00:00Z', 48, null],
  ])('made at %s for %i hours is due at %s', (now, hours, due) => {
    const dueAt = offerDueAt(event, hours, Date.parse(now));
    expect(dueAt === null ? null : new Date(dueAt).toISOString()).toBe(due);
  });

  it('ends at midnight where no hour is announced', () => {
    expect(offerDueAt({ ...event, announcedFrom: null }, 720, Date.parse('2019-11-14T08:00:00Z'))).toBe(
      Date.parse('2019-11-14T23:00:00Z'),
    );
  });
});
