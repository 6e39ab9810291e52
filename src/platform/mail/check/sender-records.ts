/** What the DNS says of a sender's domain; null where nobody answered, empty where there is no such record. */
export interface SenderRecords {
  readonly spf: readonly string[] | null;
  readonly dmarc: readonly string[] | null;
  /** Selector → its TXT records. */
  readonly dkim: Readonly<Record<string, readonly string[] | null>>;
}

/** `bad`: mail will be refused or marked; `weak`: it will arrive, better is possible; `unknown`: the DNS did not answer. */
export type Verdict = 'good' | 'weak' | 'bad' | 'unknown';

export interface Finding {
  readonly subject: 'SPF' | 'DKIM' | 'DMARC';
  readonly verdict: Verdict;
  /** A sentence that says what to do. */
  readonly words: string;
}

/** SPF (RFC 7208), DKIM (RFC 6376) and DMARC (RFC 7489) in plain words. */
export function senderFindings(domain: string, records: SenderRecords): Finding[] {
  return [spf(domain, records.spf), ...dkim(domain, records.dkim), dmarc(domain, records.dmarc)];
}

/** 0: all good or weak; 1: something is bad; 2: the DNS did not answer, nothing can be said. */
export function exitCodeOf(findings: readonly Finding[]): number {
  if (findings.some(({ verdict }) => verdict === 'bad')) return 1;
  return findings.every(({ verdict }) => verdict === 'unknown') ? 2 : 0;
}

const NO_ANSWER =
  'the DNS did not answer, or does not know this domain: look at its spelling, and run this where the Internet can be reached.';

function spf(domain: string, texts: readonly string[] | null): Finding {
  const found = texts?.filter((text) => /^v=spf1( |$)/i.test(text));
  if (!found) return finding('SPF', 'unknown', NO_ANSWER);
  const [record, second] = found;
  if (record === undefined) {
    return finding(
      'SPF',
      'bad',
      `no record on ${domain}. Publish a TXT record such as "v=spf1 include:<your mail provider> -all".`,
    );
  }
  if (second !== undefined) {
    return finding(
      'SPF',
      'bad',
      `${found.length} records on ${domain}: receivers take none of them. Join them into one.`,
    );
  }
  const all = /(?:^|\s)([-~?+]?)all(?:\s|$)/i.exec(record)?.[1];
  if (all === '+' || all === '') {
    return finding('SPF', 'bad', `"${record}" lets anybody send in your name. End it with -all or ~all.`);
  }
  if (all === '-' || all === '~') return finding('SPF', 'good', `"${record}".`);
  if (/\sredirect=/i.test(record)) return finding('SPF', 'good', `"${record}" (the rule stands with that domain).`);
  return finding('SPF', 'weak', `"${record}" does not say what becomes of other senders. End it with -all or ~all.`);
}

function dkim(domain: string, selectors: SenderRecords['dkim']): Finding[] {
  const names = Object.keys(selectors);
  if (names.length === 0) {
    return [
      finding(
        'DKIM',
        'weak',
        'not looked at: give the selector of your mail provider, npm run mail:check -- --selector <name>.',
      ),
    ];
  }
  return names.map((name) => {
    const texts = selectors[name] ?? null;
    if (texts === null) return finding('DKIM', 'unknown', NO_ANSWER);
    const where = `${name}._domainkey.${domain}`;
    const key = texts.find((text) => /(?:^|;)\s*p=/i.test(text));
    if (key === undefined)
      return finding('DKIM', 'bad', `no key at ${where}. Publish the one that your mail provider shows.`);
    const value = /(?:^|;)\s*p=([^;]*)/i.exec(key)?.[1]?.trim() ?? '';
    if (value === '') return finding('DKIM', 'bad', `the key at ${where} is revoked (empty p=).`);
    if (/(?:^|;)\s*t=[^;]*y/i.test(key))
      return finding('DKIM', 'weak', `the key at ${where} is still marked as a test (t=y).`);
    // 1,024 bits of RSA are some 216 characters of base64; Ed25519 is short by nature.
    if (!/k=ed25519/i.test(key) && value.replace(/\s/g, '').length < 300) {
      return finding('DKIM', 'weak', `the key at ${where} is short: 2,048 bits are usual.`);
    }
    return finding('DKIM', 'good', `a key stands at ${where}.`);
  });
}

function dmarc(domain: string, texts: readonly string[] | null): Finding {
  const found = texts?.filter((text) => /^v=DMARC1\s*;/i.test(text));
  if (!found) return finding('DMARC', 'unknown', NO_ANSWER);
  const [record, second] = found;
  if (record === undefined) {
    return finding(
      'DMARC',
      'bad',
      `no record at _dmarc.${domain}. Large mail providers want one from who writes to many: start with "v=DMARC1; p=none; rua=mailto:<you>".`,
    );
  }
  if (second !== undefined) return finding('DMARC', 'bad', `${found.length} records at _dmarc.${domain}: keep one.`);
  const policy = /(?:^|;)\s*p=\s*(\w+)/i.exec(record)?.[1]?.toLowerCase();
  if (policy === 'reject' || policy === 'quarantine') return finding('DMARC', 'good', `"${record}".`);
  if (policy === 'none') {
    return finding('DMARC', 'weak', `"${record}" only watches. Once the reports are clean, go to p=quarantine.`);
  }
  return finding('DMARC', 'bad', `"${record}" has no policy (p=). Write p=none, p=quarantine or p=reject.`);
}

function finding(subject: Finding['subject'], verdict: Verdict, words: string): Finding {
  return { subject, verdict, words };
}
