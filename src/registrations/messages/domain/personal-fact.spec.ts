import { type PersonalFact, withNews } from './personal-fact.js';

const booked: PersonalFact = { label: 'Ateliers', value: 'A. Former', about: 'ateliers' };
const seat: PersonalFact = { label: 'Phase 1', value: 'Table 4, atelier B', about: 'ateliers' };
const bus: PersonalFact = { label: 'Car', value: 'Départ à 8 h' };

describe('what a convocation tells', () => {
  it.each([
    ['what nobody spoke of before', [], [booked], [booked]],
    ['the newest of the ateliers', [booked], [seat], [seat]],
    ['whatever else there is to say', [bus, booked], [seat], [bus, seat]],
    [
      'two lines of things that have no name',
      [bus],
      [{ ...bus, value: 'Retour à 18 h' }],
      [bus, { ...bus, value: 'Retour à 18 h' }],
    ],
    ['what no source had news of', [booked], [], [booked]],
  ])('is %s', (_, before, news, expected) => {
    expect(withNews(before, news)).toEqual(expected);
  });
});
