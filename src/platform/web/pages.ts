import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Environment } from '../config/environment.js';
import { localeOf, type Locale } from '../i18n/locale.js';
import { CompressedBody, encodingFor } from './assets.js';
import { PageContext } from './page-context.js';
import type { PageData } from './page-data.js';
import { nextTheme, preferencesOf, rememberLocale, rememberTheme } from './preferences.js';
import { Templates } from './templates.js';

/** Brotli's quality for a page that is made for one answer. */
const LIGHT_COMPRESSION = 4;

export interface PageOptions {
  /** 200 unless said. */
  readonly status?: number;
  /**
   * The address holds a personal token: no referrer, no index, no copy kept, and the address appears in no query
   * string.
   */
  readonly confidential?: boolean;
  /**
   * It may travel compressed: a long page that says the same to everybody. Its token is masked anew in every answer, so that
   * the length of what an address makes it repeat tells nothing (BREACH); a page about somebody stays as it is.
   */
  readonly compressed?: boolean;
  /** The address to come back to after a change of language, where the one asked for should not count: cached pages. */
  readonly path?: string;
  /** The language where the address says it; else that of the browser. */
  readonly locale?: Locale;
  /** The path of a page that anybody may find and share, told to search engines in each language. */
  readonly shared?: string;
}

/** Pages of the interface, in the language and appearance of whoever asks. */
@Injectable()
export class Pages {
  private readonly contact: string;

  constructor(
    private readonly templates: Templates,
    private readonly context: PageContext,
    private readonly environment: Environment,
  ) {
    this.contact = /<([^>]+)>/.exec(environment.mailFrom)?.[1] ?? environment.mailFrom;
  }

  localeOf(request: FastifyRequest): Locale {
    return preferencesOf(request).locale;
  }

  async send(reply: FastifyReply, template: string, view: object, options: PageOptions = {}): Promise<void> {
    if (options.confidential) {
      void reply.header('referrer-policy', 'no-referrer').header('x-robots-tag', 'noindex, nofollow');
      if (this.changesPreferenceInPlace(reply)) return;
    }
    const html = this.render(reply.request, reply, template, view, options);
    void reply
      .code(options.status ?? 200)
      .header('content-type', 'text/html; charset=utf-8')
      .header('cache-control', options.confidential ? 'no-store' : 'private, no-cache');
    await reply.send(options.compressed ? this.compressed(reply, html) : html);
  }

  private compressed(reply: FastifyReply, html: string): Buffer {
    const encoding = encodingFor(reply.request.headers['accept-encoding']);
    void reply.header('vary', 'accept-encoding, cookie');
    if (encoding !== 'identity') void reply.header('content-encoding', encoding);
    return new CompressedBody(Buffer.from(html), LIGHT_COMPRESSION).as(encoding);
  }

  /** The whole page as text. @throws Error when the view lacks a value of the template. */
  render(
    request: FastifyRequest,
    reply: FastifyReply,
    template: string,
    view: object,
    options: PageOptions = {},
  ): string {
    return this.templates.render(template, view, this.dataOf(request, reply, options));
  }

  private dataOf(request: FastifyRequest, reply: FastifyReply, options: PageOptions): PageData {
    const { confidential = false } = options;
    const { locale: preferred, theme } = preferencesOf(request);
    const locale = options.locale ?? preferred;
    const path = options.path ?? (request.method === 'GET' ? request.url : pathOf(request));
    const otherLocale = locale === 'fr' ? 'en' : 'fr';
    const back = confidential ? '' : `?retour=${encodeURIComponent(path)}`;
    return {
      ...this.context.of(request, reply),
      locale,
      theme,
      path,
      confidential,
      publicUrl: this.environment.publicUrl,
      ...(options.shared && { addresses: this.addressesOf(options.shared, locale) }),
      contact: this.contact,
      languageUrl: confidential ? `?langue=${otherLocale}` : `/langue/${otherLocale}${back}`,
      themeUrl: confidential ? '?apparence=suite' : `/apparence${back}`,
    };
  }

  private addressesOf(path: string, locale: Locale): NonNullable<PageData['addresses']> {
    const fr = `${this.environment.publicUrl}${path}`;
    const addresses = { fr, en: `${fr}?langue=en` };
    return { ...addresses, own: addresses[locale] };
  }

  /** On a secret address these links are `?langue=en` and `?apparence=suite` on the page itself: it is copied nowhere. */
  private changesPreferenceInPlace(reply: FastifyReply): boolean {
    const { request } = reply;
    const asked = (request.query ?? {}) as Record<string, unknown>;
    if (request.method !== 'GET' || (asked.langue === undefined && asked.apparence === undefined)) return false;
    if (asked.langue !== undefined) rememberLocale(reply, localeOf(asked.langue));
    else rememberTheme(reply, nextTheme(preferencesOf(request).theme));
    void reply.header('cache-control', 'no-store').redirect(pathOf(request), 303);
    return true;
  }
}

function pathOf({ url }: FastifyRequest): string {
  return url.split('?', 1)[0] ?? '/';
}
