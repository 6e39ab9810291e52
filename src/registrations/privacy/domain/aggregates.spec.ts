import { aggregatesOf } from './aggregates.js';

describe('what is told of people who are gone', () => {
  it('counts, and tells groups under five together', () => {
    const row = (status: string, type: string, functionKey: string, count: number) => ({
      status,
      type,
      functionKey,
      count,
    });
    expect(
      aggregatesOf([
        row('confirmed', 'commune', 'dgs', 41),
        row('confirmed', 'epci', 'dgs', 20),
        row('confirmed', 'epci', 'dga', 9),
        row('confirmed', 'epci', 'consultant', 2),
        row('confirmed', 'other', 'autre', 1),
        row('withdrawn', 'commune', 'dgs', 3),
        row('waiting', 'commune', 'dgs', 6),
      ]),
    ).toEqual({
      registrations: 82,
      byStatus: { confirmed: 73, waiting: 6, others: 3 },
      byType: { commune: 41, epci: 31, others: 1 },
      byFunction: { dgs: 61, dga: 9, others: 3 },
    });
  });

  it('has nothing to tell of nobody', () => {
    expect(aggregatesOf([])).toEqual({ registrations: 0, byStatus: {}, byType: {}, byFunction: {} });
  });
});
