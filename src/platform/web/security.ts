import cookie from '@fastify/cookie';
import type { FastifyInstance, FastifyReply, FastifyServerOptions } from 'fastify';
import type { Environment } from '../config/environment.js';
import { onlyJsonToPrograms } from './api-requests.js';
import { registerCsrf } from './csrf.js';
import { FORM_LIMIT_BYTES, readForms } from './form-body.js';
import { readJson } from './json-body.js';
import { addSecurityHeaders } from './security-headers.js';
import { readUploads } from './uploads.js';

/** The server's own limits: with these to the adapter, and `bodyParser: false` to Nest, only our two parsers read bodies. */
export function serverLimits(environment: Pick<Environment, 'trustProxy'>): FastifyServerOptions {
  return {
    trustProxy: environment.trustProxy,
    bodyLimit: FORM_LIMIT_BYTES,
    // Longer than any path of ours; a longer parameter is answered 414 before any route sees it.
    routerOptions: { maxParamLength: 300 },
    requestTimeout: 30_000,
    frameworkErrors: unreadableAddress,
    onProtoPoisoning: 'error',
    onConstructorPoisoning: 'error',
  };
}

/** An address that is not even UTF-8 (`/%ff`) reaches no route, hence no template: two plain sentences have to do. */
function unreadableAddress(_error: Error, _request: unknown, reply: unknown): void {
  void (reply as FastifyReply)
    .code(400)
    .headers({
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
    })
    .type('text/plain; charset=utf-8')
    .send('Cette adresse est illisible : vérifiez le lien.\nThis address cannot be read: check the link.\n');
}

/** Cookies, headers, CSRF tokens and body parsers: before the routes are registered, so that these hooks come first. */
export async function secure(
  server: FastifyInstance,
  environment: Pick<Environment, 'publicUrl' | 'secret'>,
): Promise<void> {
  const https = environment.publicUrl.startsWith('https:');
  await addSecurityHeaders(server, https);
  await server.register(cookie);
  onlyJsonToPrograms(server);
  await registerCsrf(server, { secret: environment.secret, https });
  server.removeAllContentTypeParsers();
  readForms(server);
  readJson(server);
  await readUploads(server);
}
