import { readInstances } from './instance-reader.js';
import { InstanceRefused } from './json-path.js';

const smallest = { id: 'one', n: 2, phases: [{ ateliers: [{ tables: [[1, 2]] }] }] };
const phase = smallest.phases[0]!;

describe('an instance file', () => {
  it.each([
    ['one instance', smallest, ['one']],
    ['a list', [smallest, { ...smallest, id: 'two' }], ['one', 'two']],
    ['the form of the public instances', { note: 'x', instances: [smallest] }, ['one']],
  ])('may hold %s', (_, json, ids) => {
    expect(readInstances(json).map((instance) => instance.id)).toEqual(ids);
  });

  it('fills in what is not said', () => {
    expect(readInstances(smallest)[0]!.weights).toEqual({
      repeat: 1,
      stack: 0,
      pref: 0,
      territory: 0,
      mix: 0,
      move: 0,
    });
    expect(readInstances(smallest)[0]!.phases[0]!.ateliers[0]).toMatchObject({
      closable: false,
      territory: 'free',
      mix: [],
    });
  });

  it.each([
    ['a text', 'hello', '$: is an object'],
    ['no id', { ...smallest, id: '' }, '$.id: is a non-empty text'],
    ['half a person', { ...smallest, n: 1.5 }, '$.n: is a whole number'],
    ['too many people', { ...smallest, n: 9000 }, '$.n: is a whole number from 0 to 8000, not 9000'],
    ['no phase', { ...smallest, phases: [] }, '$.phases: holds 1 to 31 entries'],
    ['a phase without ateliers', { ...smallest, phases: [{}] }, '$.phases[0].ateliers: is a list'],
    [
      'a table upside down',
      {
        ...smallest,
        phases: [
          {
            ateliers: [
              {
                tables: [
                  [1, 2],
                  [8, 6],
                ],
              },
            ],
          },
        ],
      },
      '$.phases[0].ateliers[0].tables[1]: [min, max]: the minimum 8 is above the maximum 6',
    ],
    [
      'an unknown mode',
      { ...smallest, phases: [{ ateliers: [{ tables: [[1, 2]], territory: 'apart' }] }] },
      '$.phases[0].ateliers[0].territory: is one of free, split, together',
    ],
    [
      'a mix of nothing',
      { ...smallest, phases: [{ ateliers: [{ tables: [[1, 2]], mix: ['toString'] }] }] },
      '$.phases[0].ateliers[0].mix[0]: names one of the attributes',
    ],
    ['too few territories', { ...smallest, territory: [0] }, '$.territory: holds 2 entries, not 1'],
    ['wishes without a price', { ...smallest, wishes: [[], []] }, '$.rankCost: is a list'],
    [
      'an unknown weight',
      { ...smallest, weights: { repeats: 1 } },
      '$.weights.repeats: is one of repeat, stack, pref, territory, mix, move',
    ],
    [
      'a lock on no table',
      { ...smallest, locks: [{ p: 0, phase: 0, table: 1 }] },
      '$.locks[0].table: is a whole number from 0 to 0, not 1',
    ],
    [
      'an absence from no phase',
      { ...smallest, absent: [[0, 3]] },
      '$.absent[0][1]: is a whole number from 0 to 0, not 3',
    ],
    ['somebody apart from themselves', { ...smallest, apart: [[1, 1]] }, '$.apart[0]: names two different people'],
    ['a base of another size', { ...smallest, base: [[0]] }, '$.base[0]: holds 2 entries, not 1'],
    [
      'the second of two',
      { instances: [smallest, { ...smallest, n: -1 }] },
      '$.instances[1].n: is a whole number from 0 to 8000, not -1',
    ],
    ['a phase that is no object', { ...smallest, phases: [phase, 7] }, '$.phases[1]: is an object'],
  ])('is refused with %s', (_, json, message) => {
    expect(() => readInstances(json)).toThrow(
      new InstanceRefused(...(message.split(/: (.*)/s).slice(0, 2) as [string, string])),
    );
  });
});
