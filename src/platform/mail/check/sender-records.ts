import { keyStrength } from './dkim-key.js';

/** TXT records of a name; none for a name without such records. */
export type Texts = readonly string[] | NoTexts;
/** `no-domain`: the DNS has never heard of the name; `no-answer`: nobody says whether there is anything. */
export type NoTexts = 'no-domain' | 'no-answer';

/** What an SPF record makes receivers ask besides (RFC 7208, 4.6.4). */
export interface SpfLookups {
  readonly count: number;
  /** A domain that it includes and that has no record: receivers give up there. */
  readonly broken: string | null;
}

export interface DkimAnswer {
  readonly texts: Texts;
  /** Where the name only leads to, at the mail provider's for most. */
  readonly alias: string | null;
}

/** What the DNS says of a sender's domain. */
export interface SenderRecords {
  readonly spf: Texts;
  /** Null where there is no single record to follow. */
  readonly lookups: SpfLookups | null;
  readonly dmarc: Texts;
  /** The domain above whose DMARC rule holds, where the sender's own has none. */
  readonly dmarcAbove: { readonly domain: string; readonly texts: readonly string[] } | null;
  /** By selector. */
  readonly dkim: Readonly<Record<string, DkimAnswer>>;
}

/** `bad`: mail will be refused or marked; `weak`: it will arrive, better is possible; `unknown`: the DNS did not answer. */
export type Verdict = 'good' | 'weak' | 'bad' | 'unknown';

/** `code` and `values`: the catalogue's `mail-check:<subject>.<code>`, which says what to do. */
export interface Finding {
  readonly subject: 'SPF' | 'DKIM' | 'DMARC';
  readonly verdict: Verdict;
  readonly code: string;
  readonly values: Readonly<Record<string, string | number>>;
}

const MOST_LOOKUPS = 10;
const MODERN_KEY = 2048;
/** Receivers take no shorter one (RFC 8301). */
const SMALLEST_KEY = 1024;

/** SPF (RFC 7208), DKIM (RFC 6376) and DMARC (RFC 7489), in the order in which people set them up. */
export function senderFindings(domain: string, records: SenderRecords): Finding[] {
  return [spf(domain, records), ...dkim(domain, records.dkim), dmarc(domain, records)];
}

/** 0: all good or weak; 1: something is bad; 2: the DNS did not answer, nothing can be said. */
export function exitCodeOf(findings: readonly Finding[]): number {
  if (findings.some(({ verdict }) => verdict === 'bad')) return 1;
  return findings.some(({ verdict }) => verdict === 'unknown') ? 2 : 0;
}

export function spfRecords(texts: readonly string[]): string[] {
  return texts.filter((text) => /^v=spf1( |$)/i.test(text));
}

function spf(domain: string, { spf: texts, lookups }: SenderRecords): Finding {
  const say = (verdict: Verdict, code: string, values: Finding['values'] = {}) =>
    finding('SPF', verdict, code, { domain, ...values });
  if (isNone(texts)) return say(texts === 'no-domain' ? 'bad' : 'unknown', texts);
  const found = spfRecords(texts);
  const [record, second] = found;
  if (record === undefined) {
    const near = texts.find((text) => /^\W*v\s*=?\s*spf/i.test(text));
    return near === undefined ? say('bad', 'none') : say('bad', 'misspelt', { record: near });
  }
  if (second !== undefined) return say('bad', 'several', { count: found.length });
  if (lookups?.broken) return say('bad', 'broken', { included: lookups.broken });
  if (lookups && lookups.count > MOST_LOOKUPS) return say('bad', 'lookups', { count: lookups.count });
  const all = /(?:^|\s)([-~?+]?)all(?:\s|$)/i.exec(record)?.[1];
  if (all === '+' || all === '') return say('bad', 'open', { record });
  if (all === '-' || all === '~') return say('good', 'good', { record });
  return /\sredirect=/i.test(record) ? say('good', 'elsewhere', { record }) : say('weak', 'endless', { record });
}

function dkim(domain: string, selectors: SenderRecords['dkim']): Finding[] {
  const names = Object.keys(selectors);
  if (names.length === 0) return [finding('DKIM', 'weak', 'unasked')];
  return names.map((name) => {
    const { texts, alias } = selectors[name]!;
    const where = `${name}._domainkey.${domain}`;
    const say = (verdict: Verdict, code: string, values: Finding['values'] = {}) =>
      finding('DKIM', verdict, code, { where, ...values });
    if (texts === 'no-answer') return say('unknown', texts);
    const key = texts === 'no-domain' ? undefined : texts.find((text) => /(?:^|;)\s*p=/i.test(text));
    if (key === undefined) return alias === null ? say('bad', 'none') : say('bad', 'alias', { alias });
    const value = (tag(key, 'p') ?? '').replace(/\s/g, '');
    if (value === '') return say('bad', 'revoked');
    const bits = keyStrength(value, tag(key, 'k') ?? 'rsa');
    if (bits === null) return say('bad', 'unreadable');
    if (bits < SMALLEST_KEY) return say('bad', 'tiny', { bits });
    if (/y/i.test(tag(key, 't') ?? '')) return say('weak', 'trial');
    return bits < MODERN_KEY ? say('weak', 'short', { bits }) : say('good', 'good');
  });
}

function dmarc(domain: string, { dmarc: texts, dmarcAbove }: SenderRecords): Finding {
  const say = (verdict: Verdict, code: string, values: Finding['values'] = {}) =>
    finding('DMARC', verdict, code, { domain, ...values });
  if (texts === 'no-answer') return say('unknown', texts);
  const own = isNone(texts) ? [] : texts;
  const found = own.filter((text) => /^v=DMARC1\s*;/i.test(text));
  const [record, second] = found;
  if (second !== undefined) return say('bad', 'several', { count: found.length });
  if (record !== undefined) return policy(record, tag(record, 'p'), say);
  if (own[0] !== undefined) return say('bad', 'misspelt', { record: own[0] });
  const above = dmarcAbove?.texts.find((text) => /^v=DMARC1\s*;/i.test(text));
  if (above === undefined) return say('bad', 'none');
  return policy(`_dmarc.${dmarcAbove!.domain}: ${above}`, tag(above, 'sp') ?? tag(above, 'p'), say);
}

function policy(
  record: string,
  asked: string | null,
  say: (verdict: Verdict, code: string, values: Finding['values']) => Finding,
): Finding {
  const rule = asked?.toLowerCase() ?? '';
  if (rule === 'reject' || rule === 'quarantine') return say('good', 'good', { record });
  if (rule === 'none') return say('weak', 'watching', { record });
  return rule === '' ? say('bad', 'no-policy', { record }) : say('bad', 'policy', { record, policy: rule });
}

/** `p` of « v=DKIM1; k=rsa; p=… ». */
function tag(record: string, name: string): string | null {
  return new RegExp(`(?:^|;)\\s*${name}\\s*=\\s*([^;]*)`, 'i').exec(record)?.[1]?.trim() ?? null;
}

function isNone(texts: Texts): texts is NoTexts {
  return typeof texts === 'string';
}

function finding(subject: Finding['subject'], verdict: Verdict, code: string, values: Finding['values'] = {}): Finding {
  return { subject, verdict, code, values };
}
