import { forecast } from './forecast.js';

describe('who of a group would have a place', () => {
  it.each([
    [{ capacity: null, taken: 900, waiting: 0 }, 'ccc'],
    [{ capacity: 90, taken: 10, waiting: 0 }, 'ccc'],
    [{ capacity: 90, taken: 88, waiting: 0 }, 'ccw'],
    [{ capacity: 90, taken: 90, waiting: 4 }, 'www'],
    [{ capacity: 90, taken: 88, waiting: 1 }, 'cww'],
    [{ capacity: 90, taken: 88, waiting: 0, held: 1, overbooking: 1 }, 'ccw'],
    [{ capacity: 90, taken: 95, waiting: 0 }, 'www'],
  ])('%j: %s', (places, letters) => {
    expect(
      forecast(3, { ...places, waitingListEnabled: true })
        .map((one) => one[0])
        .join(''),
    ).toBe(letters);
  });

  it('promises no place where somebody must agree first', () => {
    const places = { capacity: 2, taken: 1, waiting: 0, asksAgreement: true };
    expect(forecast(2, { ...places, waitingListEnabled: true })).toEqual(['pending', 'pending']);
    expect(forecast(2, { ...places, waitingListEnabled: false })).toEqual(['pending', 'refused']);
  });

  it('refuses beyond the places where there is no waiting list', () => {
    expect(forecast(3, { capacity: 2, taken: 1, waiting: 0, waitingListEnabled: false })).toEqual([
      'confirmed',
      'refused',
      'refused',
    ]);
  });
});
