import { anEvent } from '../../../../test/support/builders/event.js';
import { EVERYBODY } from '../../list/domain/registration-filter.js';
import { dueAt, scheduleState, type Schedule } from './schedule.js';
import { readSchedule, type TypedSchedule } from './schedule-form.js';

type When = Pick<Schedule, 'anchor' | 'days' | 'atTime'>;
const due = (when: When, event = anEvent()) => {
  const at = dueAt(when, event);
  return at === null ? null : new Date(at).toISOString();
};

describe('when a reminder leaves', () => {
  it.each([
    ['7 jours avant le début à 9 h', { anchor: 'start', days: -7, atTime: '09:00' }, '2019-11-08T08:00:00.000Z'],
    ['le lendemain de la fin à midi', { anchor: 'end', days: 1, atTime: '12:00' }, '2019-11-16T11:00:00.000Z'],
    ['le jour de l’ouverture à 8 h 30', { anchor: 'opening', days: 0, atTime: '08:30' }, '2019-09-16T06:30:00.000Z'],
    ['3 jours avant la clôture à 18 h', { anchor: 'deadline', days: -3, atTime: '18:00' }, '2019-10-28T17:00:00.000Z'],
    // Twenty days before lies in summer time.
    ['par-delà le changement d’heure', { anchor: 'start', days: -20, atTime: '09:00' }, '2019-10-26T07:00:00.000Z'],
    // 2 h 30 occurs twice that night: the first time counts.
    ['dans l’heure qui revient', { anchor: 'start', days: -19, atTime: '02:30' }, '2019-10-27T00:30:00.000Z'],
  ] as const)('%s', (_what, when, expected) => {
    expect(due(when)).toBe(expected);
  });

  it('an hour that the spring skips comes after', () => {
    const event = anEvent({ startsOn: '2020-03-30', endsOn: '2020-03-30' });
    expect(due({ anchor: 'start', days: -1, atTime: '02:30' }, event)).toBe('2020-03-29T01:30:00.000Z');
  });

  it('follows the dates of the event, and waits for those it has not', () => {
    const when = { anchor: 'start', days: -7, atTime: '09:00' } as const;
    expect(due(when, anEvent({ startsOn: '2019-11-22', endsOn: '2019-11-22' }))).toBe('2019-11-15T08:00:00.000Z');
    expect(due(when, anEvent({ datePrecision: 'year' }))).toBeNull();
    expect(due({ ...when, anchor: 'deadline' }, anEvent({ registrationClosesAt: null }))).toBeNull();
  });
});

describe('whether a reminder leaves', () => {
  const at = (text: string) => Date.parse(text);
  const when = { anchor: 'start', days: -7, atTime: '09:00', enabledAt: at('2019-10-01T00:00:00Z') } as const;
  it.each([
    ['it is switched off', { enabledAt: null }, {}, '2019-11-08T08:00:00Z', 'off'],
    ['its hour is to come', {}, {}, '2019-11-08T07:59:59Z', 'coming'],
    ['its hour is there', {}, {}, '2019-11-08T08:00:00Z', 'now'],
    ['a process was down for a night', {}, {}, '2019-11-09T07:00:00Z', 'now'],
    ['a day and more have passed', {}, {}, '2019-11-09T08:00:01Z', 'missed'],
    [
      'it was switched on after its hour',
      { enabledAt: at('2019-11-08T09:00:00Z') },
      {},
      '2019-11-08T10:00:00Z',
      'missed',
    ],
    ['the event was put back', {}, { status: 'draft' }, '2019-11-08T08:00:00Z', 'paused'],
    ['the event is called off', {}, { status: 'cancelled' }, '2019-11-08T08:00:00Z', 'paused'],
    [
      'there is no such date',
      { anchor: 'deadline' },
      { registrationClosesAt: null },
      '2019-11-08T08:00:00Z',
      'no-date',
    ],
    ['the event is over', { days: 0, atTime: '08:00' }, {}, '2019-11-15T17:00:00Z', 'missed'],
    ['it thanks afterwards', { anchor: 'end', days: 1 }, {}, '2019-11-16T09:00:00Z', 'now'],
  ] as const)('%s', (_what, change, event, now, expected) => {
    expect(scheduleState({ ...when, ...change }, anEvent(event), at(now))).toBe(expected);
  });
});

describe('a schedule as typed', () => {
  const typed: TypedSchedule = {
    days: '7',
    direction: 'before',
    anchor: 'start',
    time: '9 h',
    audience: { ...EVERYBODY, statuses: ['confirmed'] },
    enabled: true,
    subject: 'Rappel',
    body: 'Texte',
    subjectEn: '',
    bodyEn: '',
  };
  it('is read', () => {
    const { schedule, errors } = readSchedule('reminder', typed);
    expect(errors).toEqual([]);
    expect([schedule.days, schedule.atTime, schedule.audience.statuses]).toEqual([-7, '09:00', ['confirmed']]);
    expect(readSchedule('reminder', { ...typed, days: '0' }).schedule.days).toBe(0);
  });
  it.each([
    ['days', { days: 'sept' }],
    ['days', { days: '366' }],
    ['time', { time: '25 h' }],
    ['time', { time: '' }],
    ['anchor', { anchor: 'constructor' }],
    ['audience', { audience: EVERYBODY }],
    ['subject', { subject: '' }],
    ['body', { body: ' ' }],
    ['bodyEn', { subjectEn: 'Only' }],
  ])('says what is wrong at %s', (field, change) => {
    expect(readSchedule('reminder', { ...typed, ...change }).errors.map((error) => error.field)).toEqual([field]);
  });
});
