import { ALL_OPEN, changeStandings, type ChangesRules, closedGroups, readChangesRules } from './changes-rules.js';

const SEMINAR = { startsOn: '2019-11-15', timeZone: 'Europe/Paris' };
const at = (text: string) => Date.parse(text);

describe('the stored limits', () => {
  it.each([
    [{}, {}],
    [null, {}],
    [{ options: { kind: 'day', day: '2019-10-31' } }, { options: { kind: 'day', day: '2019-10-31' } }],
    [{ options: { kind: 'day', day: '2019-13-31' } }, {}],
    [{ options: { kind: 'before', days: 0 } }, { options: { kind: 'before', days: 0 } }],
    [{ options: { kind: 'before', days: 366 } }, {}],
    [{ withdrawal: { kind: 'never' }, employer: 'never' }, { withdrawal: { kind: 'never' } }],
  ])('%j', (body, changed) => expect(readChangesRules(body)).toEqual({ ...ALL_OPEN, ...changed }));
});

it.each([
  [{ kind: 'open' }, '2019-11-14T12:00:00Z', true, null],
  // The day itself counts, until midnight of the place.
  [{ kind: 'day', day: '2019-10-31' }, '2019-10-31T22:59:00Z', true, '2019-10-31'],
  [{ kind: 'day', day: '2019-10-31' }, '2019-10-31T23:00:00Z', false, '2019-10-31'],
  [{ kind: 'before', days: 3 }, '2019-11-12T22:59:00Z', true, '2019-11-12'],
  [{ kind: 'before', days: 3 }, '2019-11-12T23:00:00Z', false, '2019-11-12'],
  [{ kind: 'never' }, '2019-01-01T00:00:00Z', false, null],
] as const)('options with the limit %j at %s: open %s, last day %s', (options, now, isOpen, lastDay) => {
  const rules: ChangesRules = { ...ALL_OPEN, options };
  expect(changeStandings(rules, SEMINAR, at(now)).find(({ group }) => group === 'options')).toMatchObject({
    isOpen,
    lastDay,
  });
  expect([...closedGroups(rules, SEMINAR, at(now))]).toEqual(isOpen ? [] : ['options']);
});
