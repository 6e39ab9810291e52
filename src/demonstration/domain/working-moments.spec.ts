import { dayOf, timeOf } from '../../platform/clock/paris-time.js';
import { RepeatableChance } from './repeatable-chance.js';
import { workingMoments } from './working-moments.js';

it('spreads registrations over the working days and hours of Paris, in order', () => {
  const moments = workingMoments(500, '2019-09-16', '2019-11-08', new RepeatableChance(1));
  const days = moments.map((moment) => dayOf(moment));
  const times = moments.map((moment) => timeOf(moment)).sort();
  expect(moments).toEqual([...moments].sort((a, b) => a - b));
  expect([days[0], days.at(-1)]).toEqual(['2019-09-16', '2019-11-08']);
  expect(days.filter((day) => [0, 6].includes(new Date(day).getUTCDay()))).toEqual([]);
  expect(times[0]! >= '08:00').toBe(true);
  expect(times.at(-1)! < '22:00').toBe(true);
  expect(times.filter((time) => time >= '18:30' && time < '20:00')).toEqual([]);
});

it('gives the same moments for the same seed', () => {
  const moments = (seed: number) => workingMoments(20, '2019-09-16', '2019-10-21', new RepeatableChance(seed));
  expect(moments(7)).toEqual(moments(7));
  expect(moments(7)).not.toEqual(moments(8));
});

it('refuses a weekend alone', () => {
  expect(() => workingMoments(1, '2019-11-16', '2019-11-17', new RepeatableChance(1))).toThrow(RangeError);
});
