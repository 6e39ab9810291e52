import './platform/config/node-version.js';
import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule } from './app.module.js';
import { httpAdapter, prepare } from './application.js';
import { greet } from './greeting.js';
import { readEnvironment, type Environment } from './platform/config/environment.js';
import { WrongSetting } from './platform/config/wrong-setting.js';
import { isDatabaseUnavailable } from './platform/database/database-unavailable.js';
import { PinoLog } from './platform/log/pino-log.js';

/** Until it listens, a start that fails says so in one line ({@link explain}), and its log only where somebody asked for more. */
const TELLING = ['info', 'debug'];

async function start(): Promise<void> {
  // The database holds people's names: what this process creates is its owner's alone.
  process.umask(0o077);
  const environment = readEnvironment();
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.for(environment), httpAdapter(environment), {
    bodyParser: false,
    logger: new PinoLog(TELLING.includes(environment.logLevel) ? environment.logLevel : 'silent'),
    abortOnError: false,
  });
  await prepare(app, environment);
  await app.listen({ port: environment.port, host: environment.host });
  app.useLogger(new PinoLog(environment.logLevel));
  await greet(app, environment);
}

function explain(error: unknown, environment?: Environment): string {
  if (error instanceof WrongSetting) return error.message;
  const { code, message, syscall } = error as NodeJS.ErrnoException;
  if (code === 'EADDRINUSE') {
    const port = String(environment?.port ?? '');
    return `Le port ${port} est déjà pris. Choisissez-en un autre : PORT=3001 npm start. / Port ${port} is taken; choose another.`;
  }
  if (code === 'EADDRNOTAVAIL' || syscall === 'getaddrinfo' || (code === 'EACCES' && syscall === 'listen')) {
    return `HOST et PORT : impossible d’écouter ici (${message}). / Cannot listen here: see docs/operating.md.`;
  }
  if (isDatabaseUnavailable(error) || isRefusedByDatabase(code)) {
    return `DATABASE_URL : la base de données ne s’ouvre pas (${message}). / The database cannot be opened: see docs/operating.md.`;
  }
  return `Tablée n’a pas pu démarrer : ${message}`;
}

/** PostgreSQL: wrong password, no right, no such database; SQLite: another kind of file. */
function isRefusedByDatabase(code: string | undefined): boolean {
  return /^(28|3D|42501|SQLITE_NOTADB)/.test(code ?? '');
}

start().catch((error: unknown) => {
  let environment: Environment | undefined;
  try {
    environment = readEnvironment();
  } catch {
    // The settings are what is wrong, and the error says which.
  }
  process.stderr.write(`${explain(error, environment)}\n`);
  process.exit(1);
});
