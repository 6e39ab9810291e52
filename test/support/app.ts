import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test, type TestingModuleBuilder } from '@nestjs/testing';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AppModule } from '../../src/app.module.js';
import { httpAdapter, prepare } from '../../src/application.js';
import { Environment } from '../../src/platform/config/environment.js';
import { PinoLog } from '../../src/platform/log/pino-log.js';
import { createEmptyDatabase, type Engine } from './databases.js';

export interface TestApp {
  readonly app: NestFastifyApplication;
  readonly environment: Environment;
  /** Where it listens; `http://127.0.0.1:<port>`. */
  readonly url: string;
  close(): Promise<void>;
}

export interface TestAppOptions {
  readonly engine?: Engine;
  /** Where it listens, for who must know it before; a free one unless said. */
  readonly port?: number;
  /** On top of the tests' own settings: DEMO off, RATE_LIMIT off, a database of its own, mail caught. */
  readonly settings?: Readonly<Record<string, string>>;
  /** To fake clock, transport or randomness, and nothing else. */
  readonly override?: (builder: TestingModuleBuilder) => TestingModuleBuilder;
}

/** The whole application as main.ts starts it, on a database of its own, listening on a free port of the loopback. */
export async function startTestApp({
  engine = 'sqlite',
  port = 0,
  settings = {},
  override = (builder) => builder,
}: TestAppOptions = {}): Promise<TestApp> {
  const database = await createEmptyDatabase(engine);
  const folder = mkdtempSync(join(tmpdir(), 'tablee-app-'));
  const environment = new Environment(
    {
      PORT: '0',
      DATABASE_URL: database.url,
      SECRET: 'a secret of the tests, long enough to be one',
      DEMO: 'off',
      RATE_LIMIT: 'off',
      LOG_LEVEL: 'error',
      ...settings,
    },
    folder,
  );
  const builder = Test.createTestingModule({ imports: [AppModule.for(environment)] })
    .overrideProvider(Environment)
    .useValue(environment);
  const module = await override(builder).compile();
  const app = module.createNestApplication<NestFastifyApplication>(httpAdapter(environment), {
    bodyParser: false,
    logger: new PinoLog(environment.logLevel),
  });
  await prepare(app, environment);
  await app.listen({ port, host: '127.0.0.1' });
  return {
    app,
    environment,
    url: await app.getUrl(),
    async close() {
      await app.close();
      await database.remove();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
