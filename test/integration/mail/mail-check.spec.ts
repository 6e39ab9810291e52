import { generateKeyPairSync } from 'node:crypto';
import { checkCommand } from '../../../src/platform/mail/check/check-command.js';
import { type Answer, NameServer, type Zone } from '../../support/dns.js';

function rsa(bits: number): string {
  const { publicKey } = generateKeyPairSync('rsa', { modulusLength: bits });
  return publicKey.export({ format: 'der', type: 'spki' }).toString('base64');
}
const STRONG = rsa(2048);
const KEY = `v=DKIM1; k=rsa; p=${STRONG}`;
const DOMAIN = 'sender.test';
const SELECTOR = 's1._domainkey.sender.test';
const DMARC = '_dmarc.sender.test';

const txt = (...texts: string[]): Answer => ({ txt: texts });
const GOOD: Zone = {
  test: { ns: 'ns.test' },
  [DOMAIN]: txt('google-site-verification=x', 'v=spf1 ip4:192.0.2.0/24 -all'),
  [SELECTOR]: txt(KEY),
  [DMARC]: txt('v=DMARC1; p=quarantine'),
};
/** Each of which includes the next: who includes the first asks twelve times. */
const CHAIN: Zone = Object.fromEntries(
  Array.from({ length: 12 }, (_, n) => [
    `spf${n}.test`,
    txt(n === 11 ? 'v=spf1 -all' : `v=spf1 include:spf${n + 1}.test -all`),
  ]),
);
const { [SELECTOR]: _key, ...NO_KEY } = GOOD;
const { [DMARC]: _rule, ...NO_RULE } = GOOD;

describe('mail:check, with a name server', () => {
  let server: NameServer;
  beforeAll(async () => {
    server = await NameServer.start();
  });
  afterAll(() => server.stop());
  beforeEach(() => {
    server.zone = GOOD;
  });

  const check = (words: readonly string[] = [], language = 'fr-FR') =>
    checkCommand(['--server', server.address, '--selector', 's1', ...words], {
      mailFrom: 'Tablée <bonjour@sender.test>',
      language,
      timeout: 60,
    });
  const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ').replaceAll('’', "'");
  const line = (text: string, subject: string) => plain(text.split('\n').find((one) => one.includes(subject))!);

  it('finds all well with the sender of the settings', async () => {
    const { text, exitCode } = await check();
    expect(plain(text).split('\n')).toEqual([
      'Les courriels de sender.test',
      'ok  SPF    en ordre : v=spf1 ip4:192.0.2.0/24 -all',
      'ok  DKIM   une clé est publiée à s1._domainkey.sender.test.',
      'ok  DMARC  en ordre : v=DMARC1; p=quarantine',
      "Rien n'empêche vos courriels d'arriver.",
    ]);
    expect(exitCode).toBe(0);
  });

  it.each<[string, Zone, string, string, number]>([
    ['no SPF', { ...GOOD, [DOMAIN]: txt('other') }, 'SPF', '!!  SPF    aucun enregistrement sur sender.test', 1],
    ['no TXT at all', { ...GOOD, [DOMAIN]: { ns: 'ns.test' } }, 'SPF', '!!  SPF    aucun enregistrement', 1],
    ['a misspelt SPF', { ...GOOD, [DOMAIN]: txt('v=spf10 -all') }, 'SPF', '!!  SPF    mal écrit sur sender.test', 1],
    ['two SPF', { ...GOOD, [DOMAIN]: txt('v=spf1 -all', 'v=spf1 ~all') }, 'SPF', '!!  SPF    2 enregistrements', 1],
    ['SPF for everybody', { ...GOOD, [DOMAIN]: txt('v=spf1 +all') }, 'SPF', "!!  SPF    laisse n'importe qui", 1],
    ['SPF that ends in all', { ...GOOD, [DOMAIN]: txt('v=spf1 a all') }, 'SPF', "!!  SPF    laisse n'importe qui", 1],
    ['SPF without an end', { ...GOOD, [DOMAIN]: txt('v=spf1 a mx') }, 'SPF', '--  SPF    ne dit pas quoi faire', 0],
    [
      'an SPF that stands elsewhere',
      { ...GOOD, [DOMAIN]: txt('v=spf1 redirect=spf11.test'), ...CHAIN },
      'SPF',
      "ok  SPF    la règle est celle d'un autre domaine",
      0,
    ],
    [
      'an SPF of eleven look-ups',
      { ...GOOD, [DOMAIN]: txt('v=spf1 include:spf1.test -all'), ...CHAIN },
      'SPF',
      '!!  SPF    demande 11 recherches au moins',
      1,
    ],
    [
      'an SPF of ten',
      { ...GOOD, [DOMAIN]: txt('v=spf1 include:spf2.test -all'), ...CHAIN },
      'SPF',
      'ok  SPF    en ordre',
      0,
    ],
    [
      'an SPF that goes round in circles',
      { ...GOOD, [DOMAIN]: txt('v=spf1 include:sender.test -all') },
      'SPF',
      '!!  SPF    demande 21 recherches au moins',
      1,
    ],
    [
      'an SPF that includes nothing',
      { ...GOOD, [DOMAIN]: txt('v=spf1 include:gone.test -all') },
      'SPF',
      '!!  SPF    inclut gone.test',
      1,
    ],
    ['no key', NO_KEY, 'DKIM', '!!  DKIM   aucune clé à s1._domainkey.sender.test', 1],
    ['a revoked key', { ...GOOD, [SELECTOR]: txt('v=DKIM1; p=') }, 'DKIM', '!!  DKIM   la clé à s1', 1],
    [
      'a key that was cut',
      { ...GOOD, [SELECTOR]: txt(`v=DKIM1; p=${STRONG.slice(0, 200)}`) },
      'DKIM',
      "!!  DKIM   la clé à s1._domainkey.sender.test n'est pas lisible",
      1,
    ],
    [
      'a short key',
      { ...GOOD, [SELECTOR]: txt(`v=DKIM1; k=rsa; p=${rsa(1024)}`) },
      'DKIM',
      '--  DKIM   la clé à s1._domainkey.sender.test a 1024 bits',
      0,
    ],
    [
      'a key that nobody takes',
      { ...GOOD, [SELECTOR]: txt(`v=DKIM1; p=${rsa(512)}`) },
      'DKIM',
      "!!  DKIM   la clé à s1._domainkey.sender.test n'a que 512 bits",
      1,
    ],
    [
      'an Ed25519 key',
      { ...GOOD, [SELECTOR]: txt('v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=') },
      'DKIM',
      'ok  DKIM   une clé est publiée',
      0,
    ],
    ['a key on trial', { ...GOOD, [SELECTOR]: txt(`${KEY}; t=y`) }, 'DKIM', '--  DKIM   la clé à s1', 0],
    [
      'a key of the provider’s',
      { ...GOOD, [SELECTOR]: { cname: 's1.provider.test' }, 's1.provider.test': txt(KEY) },
      'DKIM',
      'ok  DKIM   une clé est publiée à s1._domainkey.sender.test',
      0,
    ],
    [
      'an alias that leads nowhere',
      { ...GOOD, [SELECTOR]: { cname: 's1.provider.test' } },
      'DKIM',
      '!!  DKIM   s1._domainkey.sender.test mène à s1.provider.test',
      1,
    ],
    ['no DMARC', NO_RULE, 'DMARC', '!!  DMARC  aucun enregistrement à _dmarc.sender.test', 1],
    [
      'DMARC that watches',
      { ...GOOD, [DMARC]: txt('v=DMARC1; p=none; sp=reject') },
      'DMARC',
      "--  DMARC  ne fait qu'observer",
      0,
    ],
    ['DMARC that refuses', { ...GOOD, [DMARC]: txt('v=DMARC1;p=reject') }, 'DMARC', 'ok  DMARC  en ordre', 0],
    ['a misspelt DMARC', { ...GOOD, [DMARC]: txt('v=DMARC 1; p=none') }, 'DMARC', '!!  DMARC  mal écrit', 1],
    ['a misspelt rule', { ...GOOD, [DMARC]: txt('v=DMARC1; p=rejet') }, 'DMARC', '!!  DMARC  « p=rejet »', 1],
    [
      'DMARC without a rule',
      { ...GOOD, [DMARC]: txt('v=DMARC1; rua=mailto:a@example.org') },
      'DMARC',
      '!!  DMARC  ne dit pas',
      1,
    ],
    [
      'two DMARC',
      { ...GOOD, [DMARC]: txt('v=DMARC1; p=none', 'v=DMARC1; p=reject') },
      'DMARC',
      '!!  DMARC  2 enregistrements',
      1,
    ],
    ['an unknown domain', { test: { ns: 'ns.test' } }, 'SPF', "!!  SPF    le domaine sender.test n'existe pas", 1],
    ['a server that knows nothing', {}, 'SPF', "??  SPF    le DNS n'a pas répondu", 2],
    ['a server that fails', { ...GOOD, [DOMAIN]: 'failure' }, 'SPF', "??  SPF    le DNS n'a pas répondu", 2],
    ['a server that is silent', { ...GOOD, [DOMAIN]: 'silence' }, 'SPF', "??  SPF    le DNS n'a pas répondu", 2],
    ['silence about the key', { ...GOOD, [SELECTOR]: 'silence' }, 'DKIM', "??  DKIM   le DNS n'a pas répondu", 2],
    ['failure about the rule', { ...GOOD, [DMARC]: 'failure' }, 'DMARC', "??  DMARC  le DNS n'a pas répondu", 2],
  ])('says what to do of %s', async (_what, zone, subject, words, exitCode) => {
    server.zone = zone;
    const found = await check();
    expect(line(found.text, subject)).toContain(words);
    expect(found.exitCode).toBe(exitCode);
  });

  it('takes the rule of the domain above where the own has none', async () => {
    server.zone = { ...GOOD, 'mails.sender.test': txt('v=spf1 -all'), [DMARC]: txt('v=DMARC1; p=none; sp=reject') };
    const { text } = await check(['mails.sender.test']);
    expect(line(text, 'DMARC')).toBe('ok  DMARC  en ordre : _dmarc.sender.test: v=DMARC1; p=none; sp=reject');
  });

  it('speaks English where the terminal does, or is told to', async () => {
    expect((await check([], 'en-GB')).text).toContain('Nothing keeps your mail from arriving.');
    expect((await check(['--lang', 'en'], 'fr-FR')).text).toMatch(
      /^Mail of sender\.test\nok {2}SPF {4}in order: v=spf1/,
    );
  });

  it.each([[['sender..test']], [['--selector', 'a b']], [['--server', 'dns.example.org; id']], [['nothing']]])(
    'refuses %j, and says how it is used',
    async (words) => {
      const { text, exitCode } = await check(words);
      expect([text.split('\n')[0], exitCode]).toEqual([expect.stringContaining('npm run mail:check'), 64]);
    },
  );
});
