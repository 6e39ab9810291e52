import { registrationCurve } from './registration-curve.js';

const scale = { until: '2019-10-22', eventDay: '2019-11-15', capacity: 90 };

describe('the curve of registrations', () => {
  it('is absent before the first registration', () => {
    expect(registrationCurve([], scale)).toBeNull();
  });

  it('climbs in steps from the first day to today, under the line of the places', () => {
    const curve = registrationCurve(
      [
        { day: '2019-09-16', count: 9 },
        { day: '2019-10-01', count: 36 },
      ],
      scale,
    );
    expect(curve).toEqual({
      line: 'M0 40H0V36H25V20.2H60',
      area: 'M0 40H0V36H25V20.2H60V40H0Z',
      from: '2019-09-16',
      to: '2019-11-15',
      nowX: '60%',
      nowY: '50.5%',
      labelAnchor: 'start',
      labelDx: 8,
      labelDy: 8,
      capacityY: 0.4,
    });
  });

  it('is not pressed into a line by an event that is years away', () => {
    const days = [
      { day: '2019-09-10', count: 40 },
      { day: '2019-10-20', count: 40 },
    ];
    expect(registrationCurve(days, { ...scale, eventDay: '2024-11-28' })).toMatchObject({
      from: '2019-09-10',
      to: '2019-11-02',
      nowX: '79.2%',
    });
  });

  it('stays in its box when more came than there are places, when nobody counts, and after the event', () => {
    const one = [{ day: '2019-11-14', count: 100 }];
    expect(registrationCurve(one, scale)).toMatchObject({ line: 'M0 40H0V0.4H0', capacityY: 4.4 });
    expect(registrationCurve(one, { ...scale, capacity: null })).toMatchObject({ capacityY: null, nowY: '1%' });
    expect(registrationCurve(one, { ...scale, until: '2019-11-20' })).toMatchObject({
      to: '2019-11-21',
      nowX: '85.7%',
    });
  });
});
