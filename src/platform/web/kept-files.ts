import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Clock } from '../clock/clock.js';
import { CompressedBody, encodingFor } from './assets.js';

/** A public file for programs, and where it comes from when it has to be made. */
export interface FileSource {
  /** Names the file among all: its path. */
  readonly key: string;
  readonly type: string;
  /** Changes with everything stored that the file tells; read from the database for each request. */
  readonly version: number | string;
  /** Offered to browsers as a file to save under this name. */
  readonly download?: string;
  make(): Promise<MadeFile>;
}

export interface MadeFile {
  readonly body: string | Buffer;
  /** Epoch milliseconds on the events' clock from which the file tells something else; never when left out. */
  readonly validUntil?: number | null;
}

interface Kept {
  readonly version: number | string;
  readonly madeAt: number;
  readonly validUntil: number;
  readonly etag: string;
  readonly body: CompressedBody;
}

const LARGEST = 500;

/**
 * What calendars, search engines and other programs fetch again and again: made and compressed once for a version, and
 * answered with 304 to who has it already. Anybody's page may read them: they hold nothing that is not public.
 */
@Injectable()
export class KeptFiles {
  private readonly files = new Map<string, Kept>();

  constructor(private readonly clock: Clock) {}

  async send(reply: FastifyReply, source: FileSource): Promise<void> {
    const { etag, body } = this.freshOne(source) ?? (await this.make(source));
    const { headers } = reply.request;
    const encoding = encodingFor(headers['accept-encoding']);
    const tag = `"${etag}-${encoding}"`;
    void reply.headers({
      'content-type': source.type,
      'cache-control': 'no-cache',
      vary: 'accept-encoding',
      etag: tag,
      'access-control-allow-origin': '*',
      'cross-origin-resource-policy': 'cross-origin',
    });
    if (source.download)
      void reply.header('content-disposition', `attachment; filename="${plainName(source.download)}"`);
    if (headers['if-none-match']?.includes(tag)) {
      await reply.code(304).send();
      return;
    }
    if (encoding !== 'identity') void reply.header('content-encoding', encoding);
    await reply.send(body.as(encoding));
  }

  private freshOne({ key, version }: FileSource): Kept | undefined {
    const kept = this.files.get(key);
    const now = this.clock.now().getTime();
    return kept?.version === version && now >= kept.madeAt && now < kept.validUntil ? kept : undefined;
  }

  private async make(source: FileSource): Promise<Kept> {
    const { key, version } = source;
    const madeAt = this.clock.now().getTime();
    const { body, validUntil } = await source.make();
    const identity = Buffer.isBuffer(body) ? body : Buffer.from(body);
    const etag = createHash('sha1').update(identity).digest('base64url').slice(0, 16);
    const kept = { version, madeAt, validUntil: validUntil ?? Infinity, etag, body: new CompressedBody(identity, 5) };
    this.files.delete(key);
    this.files.set(key, kept);
    if (this.files.size > LARGEST) this.files.delete(this.files.keys().next().value ?? '');
    return kept;
  }
}

/** Of a file name only what no header and no file system takes for anything else. */
export function plainName(name: string): string {
  return name.replace(/[^\w.-]/g, '-');
}
