import { DayOutOfReach } from '../../../src/demonstration/domain/demonstration-day.js';
import { TravelToDay } from '../../../src/demonstration/use-cases/travel-to-day.js';
import { MachineClock } from '../../../src/platform/clock/clock.js';
import { dayOf, timeOf } from '../../../src/platform/clock/paris-time.js';
import { TravellingClock } from '../../../src/platform/clock/travelling-clock.js';
import { describeOnEachEngine, openTestDatabase, type TestDatabase } from '../../support/databases.js';

describeOnEachEngine('TravelToDay', (engine) => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await openTestDatabase(engine);
  });
  afterAll(() => database.close());

  /** What a start of the application makes: a clock that shows the machine's time until it is told otherwise. */
  function start(): { clock: TravellingClock; travel: TravelToDay } {
    const clock = new TravellingClock();
    return { clock, travel: new TravelToDay(clock, new MachineClock(), database.unitOfWork, database.read) };
  }

  it('begins on 22 October 2019 at the hour of the machine', async () => {
    const { clock, travel } = start();
    await travel.resume();
    expect([travel.today(), dayOf(clock.now()), timeOf(clock.now())]).toEqual([
      '2019-10-22',
      '2019-10-22',
      timeOf(new Date()),
    ]);
  });

  it('goes on where somebody travelled, after a restart too', async () => {
    const { travel } = start();
    await travel.resume();
    await travel.execute('2019-11-15');
    expect(travel.today()).toBe('2019-11-15');
    await travel.execute('16/11/2019');
    const again = start();
    await again.travel.resume();
    expect([again.travel.today(), timeOf(again.clock.now())]).toEqual(['2019-11-16', timeOf(new Date())]);
  });

  it('stays where it is when the day is out of reach', async () => {
    const { travel } = start();
    await travel.resume();
    await expect(travel.execute('2119-11-15')).rejects.toThrow(DayOutOfReach);
    expect(travel.today()).toBe('2019-11-16');
  });

  it('sees midnight pass', async () => {
    const { clock, travel } = start();
    clock.travel(Date.parse('2019-10-26T21:59:59Z') - Date.now());
    expect(travel.today()).toBe('2019-10-26');
    clock.travel(Date.parse('2019-10-26T22:00:01Z') - Date.now());
    expect(travel.today()).toBe('2019-10-27');
    clock.travel(Date.parse('2019-10-27T22:59:50Z') - Date.now());
    expect(travel.today()).toBe('2019-10-27');
    clock.travel(Date.parse('2019-10-27T23:00:01Z') - Date.now());
    expect(travel.today()).toBe('2019-10-28');
  });
});
