import './platform/config/node-version.js';
import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule } from './app.module.js';
import { httpAdapter, prepare } from './application.js';
import { greet } from './greeting.js';
import { readEnvironment, WrongSetting, type Environment } from './platform/config/environment.js';
import { PinoLog } from './platform/log/pino-log.js';

async function start(): Promise<void> {
  const environment = readEnvironment();
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.for(environment), httpAdapter(environment), {
    bodyParser: false,
    logger: new PinoLog(environment.logLevel),
    abortOnError: false,
  });
  await prepare(app, environment);
  await app.listen({ port: environment.port, host: environment.host });
  await greet(app, environment);
}

function explain(error: unknown, environment?: Environment): string {
  if (error instanceof WrongSetting) return error.message;
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'EADDRINUSE') {
    const port = String(environment?.port ?? '');
    return `Le port ${port} est déjà pris. Choisissez-en un autre : PORT=3001 npm start. / Port ${port} is taken; choose another.`;
  }
  return `Tablée n’a pas pu démarrer : ${message}`;
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
