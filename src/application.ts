import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { OpenApi } from './platform/api/open-api.js';
import type { Environment } from './platform/config/environment.js';
import { secure, serverLimits } from './platform/web/security.js';

/** The HTTP server under Nest, with the limits that hold for every request. */
export function httpAdapter(environment: Environment): FastifyAdapter {
  return new FastifyAdapter({ ...serverLimits(environment), forceCloseConnections: true });
}

/** What every start does, of the application and of its tests: headers, cookies and body parsers before any route. */
export async function prepare(app: NestFastifyApplication, environment: Environment): Promise<void> {
  await secure(app.getHttpAdapter().getInstance(), environment);
  app.enableShutdownHooks();
  app.get(OpenApi).describe(app);
  await app.init();
}
