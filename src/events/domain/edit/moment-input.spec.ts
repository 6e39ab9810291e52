import { instantOf } from '../../../platform/clock/paris-time.js';
import { momentTyped, readMoment } from './moment-input.js';

const ZONE = 'Europe/Paris';

describe('an instant as people type it', () => {
  it.each([
    ['16/09/2019 à 9 h', false, instantOf('2019-09-16', '09:00')],
    ['16 septembre 2019 à 9 h 15', false, instantOf('2019-09-16', '09:15')],
    ['16/09/2019 09:15', false, instantOf('2019-09-16', '09:15')],
    ['2019-09-16 9h15', false, instantOf('2019-09-16', '09:15')],
    ['16 September 2019 at 9:15', false, instantOf('2019-09-16', '09:15')],
    ['16/09/2019', false, instantOf('2019-09-16', '00:00')],
    ['31/10/2019', true, instantOf('2019-10-31', '23:59')],
    ['31/10/2019 à 18 h', true, instantOf('2019-10-31', '18:00')],
    ['29/03/2020 à 12 h', false, Date.parse('2020-03-29T10:00:00Z')],
    ['', true, null],
    ['  ', true, null],
    ['bientôt', false, 'unreadable'],
    ['16/09/2019 à midi et demi', false, 'unreadable'],
    ['31/02/2019', true, 'unreadable'],
  ])('%j (closing: %j) is %p', (typed, closing, instant) => {
    expect(readMoment(typed, ZONE, closing)).toBe(instant);
  });

  it.each([
    [instantOf('2019-09-16', '09:00'), false, '16/09/2019 à 9 h'],
    [instantOf('2019-10-31', '18:00'), true, '31/10/2019 à 18 h'],
    [instantOf('2019-09-16', '00:00'), false, '16/09/2019'],
    [instantOf('2019-10-31', '23:59'), true, '31/10/2019'],
    [instantOf('2019-11-01', '00:00'), true, '01/11/2019 à 0 h'],
    [null, true, ''],
  ])('%p (closing: %j) is shown as %j, and read again the same', (instant, closing, typed) => {
    expect(momentTyped(instant, ZONE, closing)).toBe(typed);
    expect(readMoment(typed, ZONE, closing)).toBe(instant);
  });
});
