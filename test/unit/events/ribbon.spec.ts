import { BLOC_LOCAL_2018 } from '../../../src/demonstration/data/bloc-local-2018.js';
import { BLOC_LOCAL_2019 } from '../../../src/demonstration/data/bloc-local-2019.js';
import type { PrintedEvent } from '../../../src/demonstration/data/printed-event.js';
import type { Session } from '../../../src/programme/domain/programme.js';
import { ribbonOf } from '../../../src/programme/web/ribbon.js';

const sessionsOf = ({ sessions }: PrintedEvent): Session[] =>
  sessions
    .filter(({ allDay }) => !allDay)
    .map(({ venue: _venue, ...session }, at) => ({ ...session, id: String(at), venueId: null }));

describe('the day at a glance', () => {
  const day = ribbonOf(sessionsOf(BLOC_LOCAL_2019), '17:45');

  it('begins and ends with the sessions, the last one at the announced hour', () => {
    expect([day?.from, day?.to]).toEqual(['08:30', '17:45']);
    expect(day?.ticks.map(({ time }) => time)).toEqual([
      '08:00',
      '09:00',
      '10:00',
      '11:00',
      '12:00',
      '13:00',
      '14:00',
      '15:00',
      '16:00',
      '17:00',
      '18:00',
    ]);
  });

  it('draws what the design draws for the day of Angers', () => {
    const drawn = day?.bars.map(({ className, x, width }) => `${className} ${x} ${width}`);
    const stripes = (at: string) => ['a', 'b', 'c', 'd'].map((letter) => `${letter} ${at} 15.00%`);
    expect(drawn).toEqual([
      'soft 5.00% 5.00%',
      'plen 12.50% 12.50%',
      ...stripes('27.50%'),
      ...stripes('57.50%'),
      'plen 72.50% 12.50%',
      'soft 85.00% 5.00%',
      'plen 90.00% 7.50%',
    ]);
  });

  it('lets a buffet without printed end last until what follows', () => {
    expect(day?.breaks).toEqual([{ x1: '42.50%', x2: '57.50%' }]);
  });

  it('leaves out what has no hour, and guesses half an hour for a last session that ends nowhere', () => {
    expect(ribbonOf(sessionsOf(BLOC_LOCAL_2018), null)?.to).toBe('17:00');
  });

  it('is not drawn for two sessions', () => expect(ribbonOf(sessionsOf(BLOC_LOCAL_2019).slice(0, 2), null)).toBeNull());
});
