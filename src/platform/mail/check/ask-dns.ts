import { Resolver } from 'node:dns/promises';
import { type DkimAnswer, type NoTexts, type SenderRecords, spfRecords, type Texts } from './sender-records.js';
import { spfLookups } from './spf-lookups.js';

export interface DnsOptions {
  /** DKIM keys to look for. */
  readonly selectors: readonly string[];
  /** Another server than the machine's own: `192.0.2.1` or `127.0.0.1:5353`. */
  readonly server?: string;
  /** Milliseconds before a question is asked once more. */
  readonly timeout?: number;
}

/** What receivers of mail would find. */
export async function askDns(
  domain: string,
  { selectors, server, timeout = 5_000 }: DnsOptions,
): Promise<SenderRecords> {
  const resolver = new Resolver({ timeout, tries: 2 });
  if (server !== undefined) resolver.setServers([server]);
  const texts = async (name: string): Promise<Texts> => {
    try {
      return (await resolver.resolveTxt(name)).map((pieces) => pieces.join(''));
    } catch (error) {
      return noTexts(error);
    }
  };

  const spf = await knownHere(await texts(domain), domain, resolver);
  if (spf === 'no-answer') return unanswered(selectors);
  const records = typeof spf === 'string' ? [] : spfRecords(spf);
  const dmarc = await texts(`_dmarc.${domain}`);
  return {
    spf,
    lookups: records.length === 1 ? await spfLookups(records[0]!, texts) : null,
    dmarc,
    dmarcAbove: typeof dmarc === 'string' || dmarc.length === 0 ? await above(domain, texts) : null,
    dkim: Object.fromEntries(
      await Promise.all(
        selectors.map(async (selector) => [
          selector,
          await dkimOf(`${selector}._domainkey.${domain}`, texts, resolver),
        ]),
      ),
    ) as Record<string, DkimAnswer>,
  };
}

function noTexts(error: unknown): Texts {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'ENODATA') return [];
  return code === 'ENOTFOUND' ? 'no-domain' : 'no-answer';
}

/** Where no network is, all names are unknown: a server that does not know the ending either has not been asked in earnest. */
async function knownHere(texts: Texts, domain: string, resolver: Resolver): Promise<Texts> {
  if (texts !== 'no-domain') return texts;
  const ending = domain.split('.').at(-1)!;
  try {
    await resolver.resolveNs(ending);
    return texts;
  } catch {
    return 'no-answer';
  }
}

async function dkimOf(name: string, texts: (name: string) => Promise<Texts>, resolver: Resolver): Promise<DkimAnswer> {
  const found = await texts(name);
  if (typeof found !== 'string' && found.length > 0) return { texts: found, alias: null };
  const [alias = null] = await resolver.resolveCname(name).catch(() => []);
  return { texts: found, alias };
}

/** The rule of a domain holds for those below it (RFC 7489, 6.6.3): the nearest above that has one. */
async function above(domain: string, texts: (name: string) => Promise<Texts>): Promise<SenderRecords['dmarcAbove']> {
  const labels = domain.split('.');
  for (let at = 1; at <= labels.length - 2; at++) {
    const parent = labels.slice(at).join('.');
    const found = await texts(`_dmarc.${parent}`);
    if (typeof found !== 'string' && found.length > 0) return { domain: parent, texts: found };
  }
  return null;
}

function unanswered(selectors: readonly string[]): SenderRecords {
  const none: NoTexts = 'no-answer';
  return {
    spf: none,
    lookups: null,
    dmarc: none,
    dmarcAbove: null,
    dkim: Object.fromEntries(selectors.map((selector) => [selector, { texts: none, alias: null }])),
  };
}
