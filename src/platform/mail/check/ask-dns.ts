import { Resolver } from 'node:dns/promises';
import type { SenderRecords } from './sender-records.js';

/** No record is an answer; a server that cannot be reached is none. */
const NO_RECORD = ['ENODATA', 'ENOTFOUND'];

/**
 * @param selectors DKIM keys to look for.
 * Nothing is known of a domain that the DNS has never heard of: where no network is, all names are like that.
 */
export async function askDns(domain: string, selectors: readonly string[]): Promise<SenderRecords> {
  const resolver = new Resolver({ timeout: 5_000, tries: 2 });
  const texts = async (name: string, absent: readonly string[] = NO_RECORD): Promise<string[] | null> => {
    try {
      return (await resolver.resolveTxt(name)).map((pieces) => pieces.join(''));
    } catch (error) {
      return absent.includes((error as NodeJS.ErrnoException).code ?? '') ? [] : null;
    }
  };
  const spf = await texts(domain, ['ENODATA']);
  if (spf === null)
    return { spf, dmarc: null, dkim: Object.fromEntries(selectors.map((selector) => [selector, null])) };
  const keys = selectors.map(async (selector) => [selector, await texts(`${selector}._domainkey.${domain}`)] as const);
  return { spf, dmarc: await texts(`_dmarc.${domain}`), dkim: Object.fromEntries(await Promise.all(keys)) };
}
