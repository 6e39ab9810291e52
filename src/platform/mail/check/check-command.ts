import { Catalogues } from '../../i18n/catalogues.js';
import type { Locale } from '../../i18n/locale.js';
import { askDns } from './ask-dns.js';
import { exitCodeOf, senderFindings, type Verdict } from './sender-records.js';

const MARKS: Readonly<Record<Verdict, string>> = { good: 'ok', weak: '--', bad: '!!', unknown: '??' };
const DOMAIN = /^(?=.{1,253}$)([a-z0-9_-]{1,63}\.)+[a-z][a-z0-9-]{1,62}$/i;
const SELECTOR = /^[a-z0-9][a-z0-9._-]{0,62}$/i;
/** An address, in brackets where it is of version 6 and has a port. */
const SERVER = /^[0-9a-f.:[\]]{3,50}$/i;

const USAGE = 64;

export interface CheckSettings {
  /** Where the command names no domain: that of the sender. */
  readonly mailFrom: string;
  /** The terminal's, such as `fr-FR`. */
  readonly language: string;
  /** Milliseconds for an answer. */
  readonly timeout?: number;
}

interface Asked {
  readonly domain: string | null;
  readonly selectors: readonly string[];
  readonly server: string | null;
  readonly locale: Locale;
}

/** `npm run mail:check`: the sentences it prints, and how it ends. @param words what follows the command. */
export async function checkCommand(
  words: readonly string[],
  { mailFrom, language, timeout }: CheckSettings,
): Promise<{ readonly text: string; readonly exitCode: number }> {
  const catalogues = new Catalogues();
  const { selectors, server, locale, ...asked } = readWords(words, language);
  const domain = asked.domain ?? /@([^>\s]+)>?\s*$/.exec(mailFrom)?.[1] ?? '';
  const say = (key: string, values = {}) => catalogues.text(locale, `mail-check:${key}`, values);
  const isUnderstood =
    DOMAIN.test(domain) && selectors.every((one) => SELECTOR.test(one)) && (server === null || SERVER.test(server));
  if (!isUnderstood) return { text: say('usage'), exitCode: USAGE };
  const findings = senderFindings(
    domain.toLowerCase(),
    await askDns(domain.toLowerCase(), { selectors, ...(server && { server }), ...(timeout && { timeout }) }),
  );
  const lines = findings.map(
    ({ subject, verdict, code, values }) =>
      `${MARKS[verdict]}  ${subject.padEnd(5)}  ${say(`${subject}.${code}`, values)}`,
  );
  const exitCode = exitCodeOf(findings);
  return { text: [say('title', { domain }), ...lines, say(`end.${exitCode}`)].join('\n'), exitCode };
}

function readWords(words: readonly string[], language: string): Asked {
  const selectors: string[] = [];
  let [domain, server]: [string | null, string | null] = [null, null];
  let locale: Locale = /^fr/i.test(language) ? 'fr' : 'en';
  for (let at = 0; at < words.length; at++) {
    const word = words[at]!;
    if (word === '--selector') selectors.push(words[++at] ?? '');
    else if (word === '--server') server = words[++at] ?? '';
    else if (word === '--lang') locale = words[++at] === 'fr' ? 'fr' : 'en';
    else domain = word;
  }
  return { domain, selectors, server, locale };
}
