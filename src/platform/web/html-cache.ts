import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Clock } from '../clock/clock.js';
import type { Locale } from '../i18n/locale.js';
import { CompressedBody, encodingFor } from './assets.js';
import { PageContext } from './page-context.js';
import { Pages } from './pages.js';
import { askedLocale, hasChosenLocale, preferencesOf, rememberLocale } from './preferences.js';

/** Where a public page comes from, when it has to be made. */
export interface PageSource {
  /** The route with its parameters, without preferences: `/evenements/x`. Also the address to come back to. */
  readonly path: string;
  /** Changes with everything stored that the page shows; read from the database for each request. */
  readonly version: number;
  make(): Promise<MadePage>;
}

export interface MadePage {
  readonly template: string;
  readonly view: object;
  /** Epoch milliseconds on the events' clock from which the page tells something else; null for never. */
  readonly validUntil: number | null;
  /** The version that the view was made from, read before anything else of it. */
  readonly version: number;
}

interface Kept {
  readonly version: number;
  readonly validUntil: number;
  readonly madeAt: number;
  readonly etag: string;
  readonly body: CompressedBody;
}

/** Two languages, three appearances, a few hundred events: beyond it the page asked for longest ago goes. */
const LARGEST = 1000;

/**
 * Public pages, rendered and compressed. A kept page is sent only while the version just read is its own and the clock
 * has not passed a boundary of what it shows: nobody ever sees a page that a fresh one would contradict.
 */
@Injectable()
export class HtmlCache {
  private readonly pages = new Map<string, Kept>();
  private readonly inTheMaking = new Map<string, Promise<Kept>>();

  constructor(
    private readonly renderer: Pages,
    private readonly context: PageContext,
    private readonly clock: Clock,
  ) {}

  async send(reply: FastifyReply, source: PageSource): Promise<void> {
    const { request } = reply;
    const { locale: preferred, theme } = preferencesOf(request);
    const asked = askedLocale(request);
    const locale = asked ?? preferred;
    // Whoever comes by an address shared in English goes on in English.
    if (asked && !hasChosenLocale(request)) rememberLocale(reply, asked);
    const key = `${locale} ${theme ?? ''} ${this.context.demonstration(request)?.key ?? ''} ${source.path}`;
    const kept = this.freshOne(key, source.version) ?? (await this.make(key, locale, reply, source));
    answer(reply, kept);
  }

  private freshOne(key: string, version: number): Kept | undefined {
    const kept = this.pages.get(key);
    if (kept?.version !== version) return undefined;
    const now = this.clock.now().getTime();
    return now >= kept.madeAt && now < kept.validUntil ? kept : undefined;
  }

  /** A crowd that asks for the same stale page waits for one rendering. */
  private async make(key: string, locale: Locale, reply: FastifyReply, source: PageSource): Promise<Kept> {
    const makingKey = `${source.version} ${key}`;
    const underWay = this.inTheMaking.get(makingKey);
    if (underWay) return underWay;
    const making = this.render(locale, reply, source).finally(() => this.inTheMaking.delete(makingKey));
    this.inTheMaking.set(makingKey, making);
    const kept = await making;
    this.pages.delete(key);
    this.pages.set(key, kept);
    if (this.pages.size > LARGEST) this.pages.delete(this.pages.keys().next().value ?? '');
    return kept;
  }

  private async render(locale: Locale, reply: FastifyReply, source: PageSource): Promise<Kept> {
    const madeAt = this.clock.now().getTime();
    const made = await source.make();
    const { path } = source;
    const options = { path, locale, shared: path.split('?', 1)[0] ?? path };
    const html = this.renderer.render(reply.request, reply, made.template, made.view, options);
    const identity = Buffer.from(html);
    return {
      version: made.version,
      validUntil: made.validUntil ?? Infinity,
      madeAt,
      etag: createHash('sha1').update(identity).digest('base64url').slice(0, 16),
      body: new CompressedBody(identity, 5),
    };
  }
}

/** Each form of the body has its own strong ETag; the cookie decides on language and appearance. */
function answer(reply: FastifyReply, { etag, body }: Kept): void {
  const { headers } = reply.request;
  const encoding = encodingFor(headers['accept-encoding']);
  const tag = `"${etag}-${encoding}"`;
  void reply.headers({
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-cache',
    vary: 'accept-encoding, cookie',
    etag: tag,
  });
  if (headers['if-none-match']?.includes(tag)) {
    void reply.code(304).send();
    return;
  }
  if (encoding !== 'identity') void reply.header('content-encoding', encoding);
  void reply.send(body.as(encoding));
}
