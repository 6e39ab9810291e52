import fc from 'fast-check';
import { ShiftPastMidnight, SessionUnknown } from '../../../src/programme/domain/draft.errors.js';
import {
  addSession,
  copyTracks,
  duplicateSession,
  editSession,
  moveSession,
  moveTo,
  removeSession,
  retimeDay,
  shiftRest,
  sortDay,
} from '../../../src/programme/domain/draft.js';
import { aSession, sessions, shown } from './session-given.js';

const DAY = sessions('café 08:30-09:00', 'conf 09:15-10:30', 'ateliers 10:45-12:15', 'buffet', 'clôture 17:00');

describe('a session is added', () => {
  it.each([
    ['by its hour', 'x 10:30-10:45', null, 'café conf x ateliers buffet clôture'],
    ['after what has no hour and follows an earlier one', 'x 13:45', null, 'café conf ateliers buffet x clôture'],
    ['without hour: at the end of its day', 'x', null, 'café conf ateliers buffet clôture x'],
    ['after the one that is named', 'x 07:00', 'conf', 'café conf x ateliers buffet clôture'],
    ['by its hour where the named one is gone', 'x 09:00', 'gone', 'café x conf ateliers buffet clôture'],
  ])('%s', (_, line, after, order) => {
    const { sessions: draft } = addSession(DAY, sessions(line)[0]!, after);
    expect(draft.map(({ id }) => id).join(' ')).toBe(order);
  });

  it('before the days that follow', () => {
    const next = aSession({ id: 'demain', day: '2019-11-16', start: '08:00' });
    const { sessions: draft } = addSession([...DAY, next], aSession({ id: 'x', start: '23:00' }));
    expect(draft.map(({ id }) => id)).toEqual(['café', 'conf', 'ateliers', 'buffet', 'clôture', 'x', 'demain']);
  });
});

describe('a session is edited', () => {
  it('in its place', () =>
    expect(shown(editSession(DAY, aSession({ id: 'conf', start: '09:00', end: '10:30' })).sessions)[1]).toBe(
      'conf 09:00-10:30',
    ));

  it('and goes where its new hour wants it, when the day was in order', () =>
    expect(
      editSession(DAY, aSession({ id: 'conf', start: '14:00', end: '15:00' })).sessions.map(({ id }) => id),
    ).toEqual(['café', 'ateliers', 'buffet', 'conf', 'clôture']));

  it('takes the rest of the day along, as far as its end moved', () =>
    expect(
      shown(editSession(DAY, aSession({ id: 'conf', start: '09:15', end: '10:45' }), { shiftRest: true }).sessions),
    ).toEqual(['café 08:30-09:00', 'conf 09:15-10:45', 'ateliers 11:00-12:30', 'buffet', 'clôture 17:15']));

  it('is unknown when it is gone', () =>
    expect(() => editSession(DAY, aSession({ id: 'gone' }))).toThrow(SessionUnknown));
});

describe('a session is moved', () => {
  const two = [...DAY, aSession({ id: 'demain', day: '2019-11-16', start: '09:00' })];
  it.each([
    ['conf', 'up', 'conf café ateliers buffet clôture | demain'],
    ['conf', 'down', 'café ateliers conf buffet clôture | demain'],
    ['café', 'up', 'café conf ateliers buffet clôture | demain'],
    ['clôture', 'down', 'café conf ateliers buffet | clôture demain'],
    ['demain', 'up', 'café conf ateliers buffet clôture demain |'],
    ['demain', 'down', 'café conf ateliers buffet clôture | demain'],
  ] as const)('%s %s', (id, direction, expected) => {
    const { sessions: draft } = moveSession(two, id, direction);
    const of = (day: string) =>
      draft
        .filter((session) => session.day === day)
        .map((session) => session.id)
        .join(' ');
    expect(`${of('2019-11-15')} | ${of('2019-11-16')}`.trim()).toBe(expected);
  });

  it.each([
    ['clôture', '2019-11-15', 'conf', 'café clôture conf ateliers buffet demain'],
    ['café', '2019-11-15', null, 'conf ateliers buffet clôture café demain'],
    ['café', '2019-11-16', 'demain', 'conf ateliers buffet clôture café demain'],
    ['demain', '2019-11-14', null, 'demain café conf ateliers buffet clôture'],
    ['conf', '2019-11-15', 'conf', 'café conf ateliers buffet clôture demain'],
  ])('%s to %s before %s', (id, day, before, order) =>
    expect(
      moveTo(two, id, day, before)
        .sessions.map((session) => session.id)
        .join(' '),
    ).toBe(order),
  );
});

describe('the rest of the day is shifted', () => {
  it.each([
    ['conf', 15, ['café 08:30-09:00', 'conf 09:30-10:45', 'ateliers 11:00-12:30', 'buffet', 'clôture 17:15']],
    ['clôture', -60, ['café 08:30-09:00', 'conf 09:15-10:30', 'ateliers 10:45-12:15', 'buffet', 'clôture 16:00']],
  ])('from %s by %d minutes', (id, minutes, expected) =>
    expect(shown(shiftRest(DAY, id, minutes).sessions)).toEqual(expected),
  );

  it.each([
    ['clôture', 7 * 60],
    ['café', -8 * 60 - 31],
  ])('never past midnight: %s by %d', (id, minutes) =>
    expect(() => shiftRest(DAY, id, minutes)).toThrow(ShiftPastMidnight),
  );

  it('leaves what is printed as printed', () => {
    const printed = aSession({ id: 'a', start: '14:30', printedTime: '13h00' });
    expect(shiftRest([printed], 'a', 10).sessions[0]).toMatchObject({ start: '14:40', printedTime: '13h00' });
  });
});

it('copies a session after itself, and its ateliers to other phases', () => {
  const tracks = [{ letter: 'A', title: 'Les Trois-Rivières', speakers: [] }];
  const draft = [aSession({ id: 'one', phase: 1, tracks }), aSession({ id: 'two', phase: 2 })];
  expect(duplicateSession(draft, 'one', 'new').sessions.map(({ id, title }) => [id, title])).toEqual([
    ['one', 'Séance one'],
    ['new', 'Séance one'],
    ['two', 'Séance two'],
  ]);
  expect(copyTracks(draft, 'one', ['two']).sessions[1]?.tracks).toEqual(tracks);
});

it('puts a day in the order of its hours, and hours in the order of the day', () => {
  const mixed = sessions('b 10:00-11:00', 'buffet', 'a 09:00-09:30', 'c 11:00');
  expect(shown(sortDay(mixed, '2019-11-15').sessions)).toEqual(['a 09:00-09:30', 'b 10:00-11:00', 'buffet', 'c 11:00']);
  expect(shown(retimeDay(mixed, '2019-11-15').sessions)).toEqual([
    'b 09:00-10:00',
    'buffet',
    'a 10:00-10:30',
    'c 10:30',
  ]);
});

describe('whatever is done', () => {
  const times = fc.integer({ min: 0, max: 1439 }).map((m) => {
    const two = (n: number) => String(n).padStart(2, '0');
    return `${two(Math.floor(m / 60))}:${two(m % 60)}`;
  });
  const drafts = fc
    .uniqueArray(
      fc.record({
        id: fc.stringMatching(/^[a-z]{1,4}$/),
        start: fc.option(times),
        day: fc.constantFrom('2019-11-15', '2019-11-16'),
      }),
      { selector: ({ id }) => id, minLength: 1, maxLength: 12 },
    )
    .map((rows) => rows.map(aSession).sort((one, other) => one.day.localeCompare(other.day)));
  const steps = fc.array(
    fc.tuple(
      fc.nat(),
      fc.constantFrom('up', 'down', 'to', 'shift', 'sort', 'retime', 'copy', 'remove', 'add'),
      fc.nat(),
      fc.integer({ min: -90, max: 90 }),
    ),
    { maxLength: 8 },
  );

  it('no session is lost or doubled, days stay together and in order, and hours stay hours', () => {
    fc.assert(
      fc.property(drafts, steps, (given, history) => {
        let draft: readonly ReturnType<typeof aSession>[] = given;
        let expected = draft.length;
        for (const [pick, verb, other, minutes] of history) {
          if (draft.length === 0) break;
          const { id } = draft[pick % draft.length]!;
          const { day } = draft[other % draft.length]!;
          try {
            draft = {
              up: () => moveSession(draft, id, 'up'),
              down: () => moveSession(draft, id, 'down'),
              to: () => moveTo(draft, id, day, draft[other % draft.length]!.id),
              shift: () => shiftRest(draft, id, minutes),
              sort: () => sortDay(draft, day),
              retime: () => retimeDay(draft, day),
              copy: () => duplicateSession(draft, id, `copy-${expected}-${pick}-${other}`),
              remove: () => removeSession(draft, id),
              add: () => addSession(draft, aSession({ id: `new-${expected}-${pick}-${other}`, day, start: '12:00' })),
            }[verb]().sessions;
          } catch (error) {
            if (!(error instanceof ShiftPastMidnight)) throw error;
            continue;
          }
          expected += verb === 'copy' || verb === 'add' ? 1 : verb === 'remove' ? -1 : 0;
        }
        expect(new Set(draft.map(({ id }) => id)).size).toBe(expected);
        expect(draft.map(({ day }) => day)).toEqual(draft.map(({ day }) => day).sort());
        for (const { start } of draft) if (start !== null) expect(start).toMatch(/^([01]\d|2[0-3]):[0-5]\d$/);
      }),
    );
  });
});
