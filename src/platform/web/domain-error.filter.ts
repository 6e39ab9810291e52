import { type ArgumentsHost, Catch, type ExceptionFilter, Logger } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { LoginRequired } from '../accounts/account.errors.js';
import { Catalogues, type Locale } from '../i18n/catalogues.js';
import { isForPrograms, localeOfProgram } from './api-requests.js';
import { type KeptForm, keptForm } from './kept-form.js';
import { Pages } from './pages.js';
import { preferencesOf } from './preferences.js';
import { type Problem, problemOf } from './problem.js';

const SHOWN = [400, 401, 403, 404, 405, 409, 410, 413, 414, 415, 422, 429, 500, 503];

/** Every refusal and every failure ends here: a page for people, problem+json (RFC 9457) for programs. */
@Catch()
export class DomainErrorFilter implements ExceptionFilter {
  private readonly logger = new Logger('Errors');

  constructor(
    private readonly pages: Pages,
    private readonly catalogues: Catalogues,
  ) {}

  async catch(error: unknown, host: ArgumentsHost): Promise<void> {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const problem = problemOf(error);
    // The address may hold a personal token: only the route's pattern is logged.
    if (problem.status >= 500)
      this.logger.error(`${request.method} ${request.routeOptions.url ?? '?'}`, stackOf(error));
    if (reply.sent) return;
    if (problem.retryAfterSeconds !== null) void reply.header('retry-after', String(problem.retryAfterSeconds));
    const kept = tooLate(problem) ? keptForm(request) : null;
    if (wantsJson(request)) await this.sendProblem(request, reply, problem);
    else if (kept) await this.sendKept(reply, kept, error);
    else if (error instanceof LoginRequired)
      await reply.header('cache-control', 'no-store').redirect(error.location, 303);
    else await this.sendPage(reply, problem);
  }

  private async sendProblem(request: FastifyRequest, reply: FastifyReply, problem: Problem): Promise<void> {
    const locale = isForPrograms(request)
      ? localeOfProgram(request.headers['accept-language'])
      : preferencesOf(request).locale;
    const status = problem.code === 'login-required' ? 401 : problem.status;
    const errors = problem.fields.map(({ field, code, parameters }) => ({
      field,
      pointer: `#/${field}`,
      code,
      detail: this.catalogues.has(locale, `fields:errors.${code}`)
        ? this.catalogues.text(locale, `fields:errors.${code}`, parameters)
        : code,
    }));
    const body = {
      type: 'about:blank',
      title: this.titleOf(locale, problem.status),
      status,
      detail: this.sentenceOf(locale, problem),
      code: problem.code,
      ...(errors.length > 0 ? { errors } : {}),
    };
    await reply
      .code(status)
      .header('content-type', 'application/problem+json; charset=utf-8')
      .header('cache-control', 'no-store')
      .serializer(String)
      .send(JSON.stringify(body));
  }

  /** Nothing was done and nothing is lost: the form waits on a page for its next try. */
  private async sendKept(reply: FastifyReply, form: KeptForm, error: unknown): Promise<void> {
    const login = error instanceof LoginRequired ? error.location : null;
    const view = { form, login, why: login === null ? 'stale' : 'login' };
    await this.pages.send(reply, 'pages/errors/kept', view, { status: login === null ? 403 : 401, confidential: true });
  }

  private async sendPage(reply: FastifyReply, problem: Problem): Promise<void> {
    const { locale } = preferencesOf(reply.request);
    const error = {
      status: problem.status,
      heading: this.titleOf(locale, problem.status),
      sentence: this.sentenceOf(locale, problem),
      advice: this.adviceOf(locale, problem.status),
    };
    try {
      // An error page never puts the address, which may be a secret, into a link.
      await this.pages.send(reply, 'pages/errors/error', { error }, { status: problem.status, confidential: true });
    } catch (failure) {
      this.logger.error('the error page itself failed', stackOf(failure));
      await reply
        .code(problem.status)
        .header('content-type', 'text/plain; charset=utf-8')
        .send(`${error.heading}\n${error.sentence}\n`);
    }
  }

  private titleOf(locale: Locale, status: number): string {
    return this.catalogues.text(locale, `errors:titles.${known(status)}`);
  }

  private adviceOf(locale: Locale, status: number): string {
    return this.catalogues.text(locale, `errors:advice.${known(status)}`);
  }

  private sentenceOf(locale: Locale, { code, status, parameters }: Problem): string {
    const key = this.catalogues.has(locale, `errors:${code}`) ? `errors:${code}` : `errors:status-${known(status)}`;
    return this.catalogues.text(locale, key, parameters);
  }
}

/** Sent by somebody whose login, or whose page, had ended. */
function tooLate({ code }: Problem): boolean {
  return code === 'login-required' || code === 'stale-form';
}

function known(status: number): number {
  if (SHOWN.includes(status)) return status;
  return status >= 500 ? 500 : 400;
}

function wantsJson(request: FastifyRequest): boolean {
  if (isForPrograms(request)) return true;
  const accept = request.headers.accept ?? '';
  return accept.includes('json') && !accept.includes('text/html');
}

function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
