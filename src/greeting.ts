import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Environment } from './platform/config/environment.js';

/** What a stranger who typed `npm start` needs to go on, on standard output. */
export async function greet(app: NestFastifyApplication, environment: Environment): Promise<void> {
  const lines = [`Tablée est prête : ${environment.publicUrl}`];
  process.stdout.write(`\n${lines.join('\n')}\n\n`);
  await Promise.resolve(app);
}
