import { createHmac } from 'node:crypto';
import csrfProtection from '@fastify/csrf-protection';
import { type CanActivate, type ExecutionContext, Injectable, SetMetadata } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { DomainError } from '../errors/domain-error.js';
import { cookieNames } from './cookie-names.js';
import { textsOf } from './form-body.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** The form came without its token, or with an old one: a route with `@KeepsStaleForms` shows it again, filled. */
    csrfFailed?: boolean;
    /** The token of the page being written: a second form must not put another secret in the cookie. */
    csrfToken?: string;
  }
}

/** The form was opened in a former session of the browser, or not by our page: nothing was done. */
class StaleForm extends DomainError {
  readonly kind = 'forbidden';
  readonly code = 'stale-form';
  constructor() {
    super('the form came without a valid token');
  }
}

const KEEPS_STALE_FORMS = 'keeps-stale-forms';

/** The route looks at `request.csrfFailed` itself and shows the form again with what was typed. Elsewhere a plain page asks to send again. */
export const KeepsStaleForms = () => SetMetadata(KEEPS_STALE_FORMS, true);

/**
 * Double-submit tokens: an HttpOnly cookie and a hidden field that only our pages can put together. The token is bound
 * to the login session, so that one taken before a login is worth nothing after it.
 */
export async function registerCsrf(
  server: FastifyInstance,
  options: { secret: string; https: boolean },
): Promise<void> {
  const names = cookieNames(options.https);
  await server.register(csrfProtection, {
    cookieKey: names.csrf,
    cookieOpts: { path: '/', httpOnly: true, sameSite: 'lax', secure: options.https },
    csrfOpts: { userInfo: true, hmacKey: createHmac('sha256', options.secret).update('csrf').digest() },
    getToken: (request) => tokenIn(request.body),
    getUserInfo: (request) => holder(request, names.session),
    logLevel: 'debug',
  });
}

function tokenIn(body: unknown): string {
  const token = typeof body === 'object' && body !== null && '_csrf' in body ? body._csrf : '';
  return typeof token === 'string' ? token : '';
}

/** The value of the hidden field `_csrf`; sets the cookie where the browser has none yet. */
export function csrfToken(request: FastifyRequest, reply: FastifyReply, https: boolean): string {
  request.csrfToken ??= reply.generateCsrf({ userInfo: holder(request, cookieNames(https).session) });
  return request.csrfToken;
}

/** Whose token it is: the library refuses every token of an empty holder, so visitors without a session share a name. */
function holder(request: FastifyRequest, sessionCookie: string): string {
  return request.cookies[sessionCookie] || 'visitor';
}

const SAFE = ['GET', 'HEAD', 'OPTIONS'];

const TAKES_JSON = 'takes-json';

/** For a script of ours that sends more than texts. All other page routes may trust that every value of a body is a text. */
export const TakesJson = () => SetMetadata(TAKES_JSON, true);

/** Every request that may change something carries the token, except the API's, which knows no cookie. */
@Injectable()
export class CsrfGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    if (SAFE.includes(request.method) || request.url.startsWith('/api/')) return true;
    if (!this.says(TAKES_JSON, context)) request.body = textsOf(request.body);
    if (!isRefused(request, context.switchToHttp().getResponse<FastifyReply>())) return true;
    if (!this.says(KEEPS_STALE_FORMS, context)) throw new StaleForm();
    request.csrfFailed = true;
    return true;
  }

  private says(key: string, context: ExecutionContext): boolean {
    return (
      this.reflector.getAllAndOverride<boolean | undefined>(key, [context.getHandler(), context.getClass()]) ?? false
    );
  }
}

/** The plugin answers 403 by itself; here the route decides, so its answer is caught instead of sent. */
function isRefused(request: FastifyRequest, reply: FastifyReply): boolean {
  // Browsers say where a form comes from; one that says nothing is judged by its token alone.
  if (request.headers['sec-fetch-site'] === 'cross-site') return true;
  let refused = true;
  const listener = Object.create(reply, { send: { value: () => listener as unknown } }) as FastifyReply;
  request.server.csrfProtection(request, listener, () => {
    refused = false;
  });
  return refused;
}
