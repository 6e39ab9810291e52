import { mkdirSync, mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Environment } from './environment.js';

const root = () => mkdtempSync(join(tmpdir(), 'tablee-environment-'));
const secret = 's'.repeat(32);

describe('Environment', () => {
  it('needs no setting at all, and is then the demonstration', () => {
    const here = root();
    const environment = new Environment({}, here);
    expect(environment).toMatchObject({
      port: 3000,
      host: '127.0.0.1',
      publicUrl: 'http://localhost:3000',
      databaseUrl: `sqlite:${here}/data/tablee.sqlite`,
      smtpUrl: undefined,
      mailFrom: 'Tablée <seminaires@example.org>',
      demo: true,
      rateLimit: true,
      adminPasskey: 'optional',
      logLevel: 'warn',
    });
  });

  it('makes a secret once, keeps it beside the database and lets nobody else read it', () => {
    const here = root();
    const first = new Environment({}, here).secret;
    expect(first).toHaveLength(43);
    expect(new Environment({}, here).secret).toBe(first);
    expect(readFileSync(join(here, 'data/secret'), 'utf8').trim()).toBe(first);
    expect(statSync(join(here, 'data/secret')).mode & 0o077).toBe(0);
  });

  it.each([
    [{ DATABASE_URL: 'sqlite:/srv/tablee.sqlite', SECRET: secret }, false],
    [{ DATABASE_URL: 'postgres://tablee@localhost/tablee', SECRET: secret }, false],
    [{ DATABASE_URL: 'postgres://tablee@localhost/tablee', SECRET: secret, DEMO: 'on' }, true],
    [{ DEMO: 'off', SECRET: secret }, false],
  ])('with %o, the demonstration is %s', (values, demo) => {
    expect(new Environment(values, root()).demo).toBe(demo);
  });

  it.each([
    [{ PORT: 'http' }, 'PORT must be a number from 0 to 65535; it is "http".'],
    [{ PORT: '70000' }, 'PORT must be a number from 0 to 65535; it is "70000".'],
    [{ PORT: '0x10' }, 'PORT must be a number from 0 to 65535; it is "0x10".'],
    [{ HOST: 'here and there' }, 'HOST must be an address of this machine, such as 0.0.0.0; it is "here and there".'],
    [
      { PUBLIC_URL: 'https://user:secret@example.org' },
      'PUBLIC_URL must be an address such as https://seminaires.example.org; it is "https://…@example.org".',
    ],
    [
      { TRUST_PROXY: 'banana' },
      'TRUST_PROXY must be addresses or networks such as 10.0.0.0/8, separated by commas; it is "banana".',
    ],
    [
      { TRUST_PROXY: '10.0.0.0/33' },
      'TRUST_PROXY must be addresses or networks such as 10.0.0.0/8, separated by commas; it is "10.0.0.0/33".',
    ],
    [
      { MAIL_FROM: 'a@example.org\r\nBcc: b@example.org' },
      'MAIL_FROM must be an address such as Séminaires <seminaires@example.org>; it is "a@example.org\\r\\nBcc: b@example.org".',
    ],
    [
      { PUBLIC_URL: 'seminaires' },
      'PUBLIC_URL must be an address such as https://seminaires.example.org; it is "seminaires".',
    ],
    [
      { PUBLIC_URL: 'https://example.org/tablee' },
      'PUBLIC_URL must be an address such as https://seminaires.example.org; it is "https://example.org/tablee".',
    ],
    [
      { DATABASE_URL: 'mysql://x' },
      'DATABASE_URL must be sqlite:<path> or postgres://user:password@host/database; it is "mysql://x".',
    ],
    [
      { SMTP_URL: 'mail' },
      'SMTP_URL must be smtp://user:password@host:587 or smtps://user:password@host:465; it is "mail".',
    ],
    [
      { MAIL_FROM: 'nobody' },
      'MAIL_FROM must be an address such as Séminaires <seminaires@example.org>; it is "nobody".',
    ],
    [{ SECRET: 'short' }, 'SECRET must be at least 32 characters; it is "5 characters long".'],
    [{ DEMO: 'yes' }, 'DEMO must be on or off; it is "yes".'],
    [{ RATE_LIMIT: '1' }, 'RATE_LIMIT must be on or off; it is "1".'],
    [{ ADMIN_PASSKEY: 'on' }, 'ADMIN_PASSKEY must be optional or required; it is "on".'],
    [
      { ADMIN_PASSKEY: 'required', PUBLIC_URL: 'https://192.0.2.7' },
      'ADMIN_PASSKEY must be optional where PUBLIC_URL names no host: passkeys need a name; it is "required".',
    ],
    [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL must be silent, error, warn, info, debug; it is "loud".'],
  ])('stops the start with one line for %o', (values, line) => {
    expect(() => new Environment(values, root())).toThrow(`${line} See docs/operating.md.`);
  });

  it('takes no secret that a start left unfinished', () => {
    const here = root();
    mkdirSync(join(here, 'data'));
    writeFileSync(join(here, 'data/secret'), '');
    expect(() => new Environment({}, here)).toThrow(
      `SECRET must be at least 32 characters; it is "0 characters long in ${here}/data/secret".`,
    );
  });

  it.each(['loopback', '10.0.0.0/8', '192.0.2.1, 2001:db8::/32'])('trusts the proxies %s', (proxies) => {
    expect(new Environment({ TRUST_PROXY: proxies }, root()).trustProxy).toBe(proxies);
  });

  it('never prints a password', () => {
    expect(() => new Environment({ SMTP_URL: 'smtp://user:p@ss/word@host' }, root())).toThrow('it is "smtp://…@host"');
    expect(() => new Environment({ SMTP_URL: 'ftp://user:hunter2@host' }, root())).toThrow('it is "ftp://…@host"');
  });
});
