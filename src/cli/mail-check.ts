import { readEnvironment } from '../platform/config/environment.js';
import { askDns } from '../platform/mail/check/ask-dns.js';
import { exitCodeOf, senderFindings, type Verdict } from '../platform/mail/check/sender-records.js';
import { finish } from './installation.js';

const USAGE = `npm run mail:check -- [domain] [--selector <name>]…
Looks in the DNS whether mail of this domain will be believed: SPF, DKIM (give the selector of your mail provider) and DMARC.
Without a domain, that of MAIL_FROM. Ends with 0 when all is well, 1 when something is wrong, 2 when the DNS does not answer.`;

const MARKS: Readonly<Record<Verdict, string>> = { good: 'ok', weak: '--', bad: '!!', unknown: '??' };
const DOMAIN = /^(?=.{1,253}$)([a-z0-9_-]{1,63}\.)+[a-z][a-z0-9-]{1,62}$/i;
const SELECTOR = /^[a-z0-9][a-z0-9._-]{0,62}$/i;

const [given, selectors] = readArguments(process.argv.slice(2));
const domain = given ?? domainOf(readEnvironment().mailFrom);

if (!DOMAIN.test(domain) || !selectors.every((selector) => SELECTOR.test(selector))) {
  finish({ text: USAGE, exitCode: 64 });
} else {
  const findings = senderFindings(domain, await askDns(domain, selectors));
  const lines = findings.map(({ subject, verdict, words }) => `${MARKS[verdict]}  ${subject.padEnd(5)}  ${words}`);
  const text = [`Mail of ${domain}`, ...lines].join('\n');
  finish({ text, exitCode: exitCodeOf(findings) });
}

function readArguments(words: readonly string[]): [string | null, string[]] {
  const selectors: string[] = [];
  let domain: string | null = null;
  for (let at = 0; at < words.length; at++) {
    if (words[at] === '--selector') selectors.push(words[++at] ?? '');
    else domain = words[at] ?? null;
  }
  return [domain, selectors];
}

function domainOf(from: string): string {
  return /@([^>\s]+)>?\s*$/.exec(from)?.[1] ?? '';
}
