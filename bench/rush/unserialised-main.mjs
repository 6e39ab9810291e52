// The application with its serialisation taken out: places are read without a lock, each registration is a transaction of
// its own, and a moment passes between reading and writing. The checks of the rush must notice. Never part of the house.
import 'reflect-metadata';
import { setImmediate } from 'node:timers/promises';
import { Test } from '@nestjs/testing';
import { built } from '../support/built.mjs';

const { AppModule } = await built('app.module.js');
const { httpAdapter, prepare } = await built('application.js');
const { Environment } = await built('platform/config/environment.js');
const { ReadDatabase } = await built('platform/database/read-database.js');
const { UnitOfWork } = await built('platform/database/unit-of-work.js');
const { PlacesRepository } = await built('registrations/data/places.repository.js');
const { PinoLog } = await built('platform/log/pino-log.js');

const PLACES = `SELECT p.event_id AS "eventId", p.capacity AS "capacity", p.taken AS "taken", p.waiting AS "waiting",
  p.next_rank AS "nextRank", p.communes AS "communes", p.epci AS "epci", p.others AS "others", e.status AS "status",
  e.registration_mode AS "registrationMode", e.waiting_list_enabled AS "waitingListEnabled", e.ends_on AS "endsOn",
  e.time_zone AS "timeZone" FROM event_places p JOIN events e ON e.id = p.event_id WHERE p.event_id = ?`;

/** What has been committed so far, which is what a careless program reads before it decides. */
class UnlockedPlaces extends PlacesRepository {
  constructor(read) {
    super();
    this.read = read;
  }

  async lock(_tx, eventId) {
    const [row] = await this.read.query(PLACES, [eventId]);
    await setImmediate();
    return { ...row, waitingListEnabled: Boolean(row.waitingListEnabled) };
  }
}

const environment = new Environment(process.env);
const module = await Test.createTestingModule({ imports: [AppModule.for(environment)] })
  .overrideProvider(Environment)
  .useValue(environment)
  .overrideProvider(PlacesRepository)
  .useFactory({ inject: [ReadDatabase], factory: (read) => new UnlockedPlaces(read) })
  .compile();
const app = module.createNestApplication(httpAdapter(environment), {
  bodyParser: false,
  logger: new PinoLog(environment.logLevel),
});
const unitOfWork = app.get(UnitOfWork);
const run = unitOfWork.run.bind(unitOfWork);
// Without a lane, PostgreSQL runs each on its own connection; SQLite knows one writer, and batches what it read apart.
unitOfWork.run = (job) => run(job);
await prepare(app, environment);
await app.listen({ port: environment.port, host: environment.host });
