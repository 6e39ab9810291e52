import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, extname, join, relative, sep } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { Injectable } from '@nestjs/common';
import { PROJECT_ROOT } from '../files/project-root.js';

export type Encoding = 'br' | 'gzip' | 'identity';

/** A body in the forms it may travel in; compressed when somebody first asks for it, and kept. */
export class CompressedBody {
  private readonly forms: Partial<Record<Encoding, Buffer>> = {};

  /** `quality` is brotli's, 0–11: 11 for what is compressed once in a process' life, 4 for what changes often. */
  constructor(
    readonly identity: Buffer,
    private readonly quality: number,
  ) {}

  as(encoding: Encoding): Buffer {
    if (encoding === 'identity') return this.identity;
    return (this.forms[encoding] ??= encoding === 'gzip' ? gzipSync(this.identity) : this.brotli());
  }

  private brotli(): Buffer {
    const params = {
      [constants.BROTLI_PARAM_QUALITY]: this.quality,
      [constants.BROTLI_PARAM_SIZE_HINT]: this.identity.length,
    };
    return brotliCompressSync(this.identity, { params });
  }
}

/** What the browser prefers among what we have; a refusal (`q=0`) is as rare as it is legal, and respected. */
export function encodingFor(acceptEncoding: string | undefined): Encoding {
  if (acceptEncoding === undefined) return 'identity';
  if (/\bbr\b(?!\s*;\s*q=0(?:\.0*)?(?:,|$))/.test(acceptEncoding)) return 'br';
  return /\bgzip\b(?!\s*;\s*q=0(?:\.0*)?(?:,|$))/.test(acceptEncoding) ? 'gzip' : 'identity';
}

export interface Asset {
  readonly type: string;
  readonly compressible: boolean;
  readonly body: CompressedBody;
}

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

/**
 * The files of public/ and what browsers need of a package, held in memory with their compressed forms: there are few and they are small. Their address
 * holds a hash of them all, so that browsers may keep them for ever.
 */
@Injectable()
export class Assets {
  readonly version: string;
  private readonly files: ReadonlyMap<string, Asset>;

  constructor() {
    const files = [...readPublicFiles(), passkeyLibrary()];
    const hash = createHash('sha256');
    for (const [name, body] of files) hash.update(name).update(body);
    this.version = hash.digest('base64url').slice(0, 10);
    this.files = new Map(files.map(([name, body]) => [name, asset(name, body)]));
  }

  /** The address of a file of public/. @throws Error when it does not exist. */
  path(file: string): string {
    if (!this.files.has(file)) throw new Error(`no file ${file} in public/`);
    return `/assets/${this.version}/${file}`;
  }

  find(file: string): Asset | undefined {
    return this.files.get(file);
  }
}

function readPublicFiles(): [string, Buffer][] {
  const folder = join(PROJECT_ROOT, 'public');
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && extname(entry.name) in TYPES)
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((file) => [relative(folder, file).split(sep).join('/'), readFileSync(file)]);
}

/** The browser's half of the passkeys, as its package ships it for script tags, under its licence. */
function passkeyLibrary(): [string, Buffer] {
  const folder = join(dirname(createRequire(import.meta.url).resolve('@simplewebauthn/browser')), '..');
  const licence = readFileSync(join(folder, 'LICENSE.md'), 'utf8').replaceAll('*/', '* /');
  const script = readFileSync(join(folder, 'dist/bundle/index.umd.min.js'), 'utf8');
  return ['vendor/simplewebauthn-browser.js', Buffer.from(`/*! @simplewebauthn/browser\n${licence}*/\n${script}`)];
}

function asset(name: string, identity: Buffer): Asset {
  const type = TYPES[extname(name)] ?? 'application/octet-stream';
  return { type, compressible: extname(name) !== '.woff2', body: new CompressedBody(identity, 11) };
}
