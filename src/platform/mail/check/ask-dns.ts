import { Resolver } from 'node:dns/promises';
import type { SenderRecords } from './sender-records.js';

/** No record is an answer; a server that cannot be reached is none. */
const NO_RECORD = ['ENODATA', 'ENOTFOUND'];

/** @param selectors DKIM keys to look for. */
export async function askDns(domain: string, selectors: readonly string[]): Promise<SenderRecords> {
  const resolver = new Resolver({ timeout: 5_000, tries: 2 });
  const texts = async (name: string): Promise<string[] | null> => {
    try {
      return (await resolver.resolveTxt(name)).map((pieces) => pieces.join(''));
    } catch (error) {
      return NO_RECORD.includes((error as NodeJS.ErrnoException).code ?? '') ? [] : null;
    }
  };
  const keys = selectors.map(async (selector) => [selector, await texts(`${selector}._domainkey.${domain}`)] as const);
  return {
    spf: await texts(domain),
    dmarc: await texts(`_dmarc.${domain}`),
    dkim: Object.fromEntries(await Promise.all(keys)),
  };
}
