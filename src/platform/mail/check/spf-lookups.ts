import { type SpfLookups, spfRecords, type Texts } from './sender-records.js';

/** Receivers stop after ten; a few more are enough to say so. */
const ENOUGH = 20;

/**
 * How many questions an SPF record makes receivers ask, those of what it includes among them (RFC 7208, 4.6.4).
 * @param texts asks for the TXT records of a name.
 */
export async function spfLookups(record: string, texts: (name: string) => Promise<Texts>): Promise<SpfLookups> {
  let count = 0;
  let broken: string | null = null;
  const follow = async (text: string): Promise<void> => {
    for (const term of text.split(/\s+/)) {
      if (/^[-~?+]?(?:a|mx|ptr|exists)(?:[:/]|$)/i.test(term)) count++;
      const target = /^(?:[-~?+]?include:|redirect=)(\S+)$/i.exec(term)?.[1];
      if (target === undefined) continue;
      count++;
      // A name made of the sender's address is known only once there is one.
      if (target.includes('%') || broken !== null || count > ENOUGH) continue;
      const found = await texts(target);
      const next = typeof found === 'string' ? undefined : spfRecords(found)[0];
      if (next !== undefined) await follow(next);
      else if (found !== 'no-answer') broken = target;
    }
  };
  await follow(record);
  return { count, broken };
}
