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

/** What has been committed so far, which is what a careless program reads before it decides. */
class UnlockedPlaces extends PlacesRepository {
  constructor(read) {
    super();
    this.read = read;
  }

  async lock(_tx, eventId) {
    // Asked as on SQLite, the question is a plain one: FOR UPDATE is for PostgreSQL.
    const committed = { engine: 'sqlite', query: (sql, parameters) => this.read.query(sql, parameters) };
    const places = await super.lock(committed, eventId);
    await setImmediate();
    return places;
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
