import { isIP } from 'node:net';
import { dirname, join, resolve } from 'node:path';
import { keptSecret } from './kept-secret.js';
import { isHostName, isProxyList } from './network-addresses.js';
import { WrongSetting } from './wrong-setting.js';

const EMBEDDED_DATABASE = 'data/tablee.sqlite';

/**
 * What the installation decides, read once and validated at start. This file is the only reader of `process.env`;
 * docs/operating.md describes every setting.
 */
export class Environment {
  /** 1–65535; 0 lets the system choose. */
  readonly port: number;
  readonly host: string;
  /** Without a trailing slash: the start of every link in pages and mails. */
  readonly publicUrl: string;
  /** `sqlite:<path>` or `postgres://…`. */
  readonly databaseUrl: string;
  /** `smtp://…` or `smtps://…`; undefined means that mail is caught and read at the organiser's desk. */
  readonly smtpUrl: string | undefined;
  readonly mailFrom: string;
  /** At least 32 characters: signs cookies and derives personal links. */
  readonly secret: string;
  /** Invented people and a clock that travels. On by default for the embedded default database only. */
  readonly demo: boolean;
  readonly rateLimit: boolean;
  /** Whether administrators must have used a passkey before their pages open. */
  readonly adminPasskey: 'optional' | 'required';
  /** Which proxies may name the client's address: Fastify's `trustProxy`. */
  readonly trustProxy: string;
  readonly logLevel: string;

  constructor(values: Readonly<Record<string, string | undefined>>, root: string = process.cwd()) {
    this.port = portOf(values.PORT);
    this.host = hostOf(values.HOST);
    this.publicUrl = publicUrlOf(values.PUBLIC_URL, this.host, this.port);
    this.databaseUrl = databaseUrlOf(values.DATABASE_URL, root);
    this.smtpUrl = smtpUrlOf(values.SMTP_URL);
    this.mailFrom = mailFromOf(values.MAIL_FROM);
    this.secret = secretOf(values.SECRET, this.databaseUrl, root);
    this.demo = switchOf('DEMO', values.DEMO, text(values.DATABASE_URL) === undefined);
    this.rateLimit = switchOf('RATE_LIMIT', values.RATE_LIMIT, true);
    this.adminPasskey = adminPasskeyOf(values.ADMIN_PASSKEY, this.publicUrl);
    this.trustProxy = trustProxyOf(values.TRUST_PROXY);
    this.logLevel = logLevelOf(values.LOG_LEVEL);
  }
}

let known: Environment | undefined;

/** Reads the settings, once a process. @throws WrongSetting naming the setting, what it must be and what it is. */
export function readEnvironment(): Environment {
  known ??= new Environment(process.env);
  return known;
}

function text(value: string | undefined): string | undefined {
  const trimmed = value?.trim();
  return trimmed ? trimmed : undefined;
}

function portOf(value: string | undefined): number {
  const given = text(value) ?? '3000';
  const port = Number(given);
  if (!/^\d{1,5}$/.test(given) || port > 65_535) throw new WrongSetting('PORT', 'a number from 0 to 65535', given);
  return port;
}

function hostOf(value: string | undefined): string {
  const given = text(value) ?? '127.0.0.1';
  if (!isHostName(given)) throw new WrongSetting('HOST', 'an address of this machine, such as 0.0.0.0', given);
  return given;
}

const LOCAL_HOSTS = ['127.0.0.1', '0.0.0.0', '::', '::1'];

function publicUrlOf(value: string | undefined, host: string, port: number): string {
  const given = text(value);
  if (!given) return `http://${LOCAL_HOSTS.includes(host) ? 'localhost' : bracketed(host)}:${port}`;
  const url = URL.canParse(given) ? new URL(given) : null;
  if (!url || !/^https?:$/.test(url.protocol) || !isOrigin(url)) {
    throw new WrongSetting('PUBLIC_URL', 'an address such as https://seminaires.example.org', hidePassword(given));
  }
  return url.origin;
}

function isOrigin({ pathname, search, hash, username, password }: URL): boolean {
  return pathname === '/' && !search && !hash && !username && !password;
}

function bracketed(host: string): string {
  return host.includes(':') ? `[${host}]` : host;
}

function databaseUrlOf(value: string | undefined, root: string): string {
  const given = text(value) ?? `sqlite:${EMBEDDED_DATABASE}`;
  if (given.startsWith('sqlite:')) {
    const path = given.slice('sqlite:'.length).replace(/^\/\/(?=\/)/, '');
    if (!path || path === ':memory:' || path.startsWith('//'))
      throw new WrongSetting('DATABASE_URL', 'sqlite:<path> or postgres://…', given);
    return `sqlite:${resolve(root, path)}`;
  }
  if (/^postgres(ql)?:\/\//.test(given) && URL.canParse(given)) return given;
  throw new WrongSetting(
    'DATABASE_URL',
    'sqlite:<path> or postgres://user:password@host/database',
    hidePassword(given),
  );
}

/** Up to the last @: a password may hold one that nobody escaped. */
function hidePassword(url: string): string {
  return url.replace(/\/\/.*@/s, '//…@');
}

function smtpUrlOf(value: string | undefined): string | undefined {
  const given = text(value);
  if (given === undefined) return undefined;
  const url = URL.canParse(given) ? new URL(given) : null;
  // An @ or a / that a password holds unescaped would make another host of the rest.
  if (!url?.hostname || !/^smtps?:$/.test(url.protocol) || !['', '/'].includes(url.pathname)) {
    throw new WrongSetting(
      'SMTP_URL',
      'smtp://user:password@host:587 or smtps://user:password@host:465',
      hidePassword(given),
    );
  }
  return given;
}

function mailFromOf(value: string | undefined): string {
  const given = text(value) ?? 'Tablée <seminaires@example.org>';
  if (/[\r\n]/.test(given) || !/^([^<>]*<[^<>@\s]+@[^<>@\s]+>|[^<>@\s]+@[^<>@\s]+)$/.test(given)) {
    throw new WrongSetting('MAIL_FROM', 'an address such as Séminaires <seminaires@example.org>', given);
  }
  return given;
}

function switchOf(name: string, value: string | undefined, byDefault: boolean): boolean {
  const given = text(value)?.toLowerCase();
  if (given === undefined) return byDefault;
  if (given === 'on') return true;
  if (given === 'off') return false;
  throw new WrongSetting(name, 'on or off', given);
}

function adminPasskeyOf(value: string | undefined, publicUrl: string): 'optional' | 'required' {
  const given = text(value) ?? 'optional';
  if (given !== 'optional' && given !== 'required') {
    throw new WrongSetting('ADMIN_PASSKEY', 'optional or required', given);
  }
  const host = new URL(publicUrl).hostname.replace(/^\[|\]$/g, '');
  if (given === 'required' && isIP(host) !== 0) {
    throw new WrongSetting('ADMIN_PASSKEY', 'optional where PUBLIC_URL names no host: passkeys need a name', given);
  }
  return given;
}

function trustProxyOf(value: string | undefined): string {
  const given = text(value) ?? 'loopback';
  if (!isProxyList(given)) {
    throw new WrongSetting('TRUST_PROXY', 'addresses or networks such as 10.0.0.0/8, separated by commas', given);
  }
  return given;
}

const LOG_LEVELS = ['silent', 'error', 'warn', 'info', 'debug'];

function logLevelOf(value: string | undefined): string {
  const given = text(value) ?? 'warn';
  if (!LOG_LEVELS.includes(given)) throw new WrongSetting('LOG_LEVEL', LOG_LEVELS.join(', '), given);
  return given;
}

const SHORTEST_SECRET = 32;

/**
 * Without SECRET, one is made and kept beside the embedded database, readable by its owner only. With PostgreSQL it lies
 * in the same folder of this machine: several machines must be given the same SECRET.
 */
function secretOf(value: string | undefined, databaseUrl: string, root: string): string {
  const given = text(value);
  if (given !== undefined) return longEnough(given, '');
  const path = databaseUrl.startsWith('sqlite:')
    ? databaseUrl.slice('sqlite:'.length)
    : resolve(root, EMBEDDED_DATABASE);
  const file = join(dirname(path), 'secret');
  try {
    return longEnough(keptSecret(file), ` in ${file}`);
  } catch (error) {
    if (error instanceof WrongSetting) throw error;
    throw new WrongSetting('SECRET', `given, or kept in ${file}, which must be writable`, (error as Error).message);
  }
}

function longEnough(secret: string, where: string): string {
  if (secret.length >= SHORTEST_SECRET) return secret;
  throw new WrongSetting(
    'SECRET',
    `at least ${SHORTEST_SECRET} characters`,
    `${secret.length} characters long${where}`,
  );
}
