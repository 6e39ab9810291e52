import { type Model } from './model.js';

/**
 * One byte a pair of people: bits 0–4 the encounters counted so far, bit 5 set when both are of the same territory, bits 6–7 the rule
 * that binds them. The price of one more or one less encounter is then a single look-up.
 */
export const COUNT = 31;
const SAME_TERRITORY = 32;
const APART = 64;
const PAIRED = 128;

/** Outweighs whatever else one seat may change, so that the search mends a broken pair before anything else. */
export const BROKEN_PAIR = 1_000_000;

export interface PairPrices {
  /** Indexed by the pair's byte: change of the weighted cost when the two meet once more, or once less. */
  readonly add: Int32Array;
  readonly remove: Int32Array;
  /** The same at the tables of a `together` atelier, where people of one territory meet because it was asked for. */
  readonly addTogether: Int32Array;
  readonly removeTogether: Int32Array;
}

export function pairPrices(model: Model): PairPrices {
  const { repeat, stack } = model.weights;
  const price = (c: number) => (c <= 1 ? 0 : repeat * (c - 1) + (stack * ((c - 1) * (c - 2))) / 2);
  const rule = (pair: number) => (pair & APART ? BROKEN_PAIR : 0) - (pair & PAIRED ? BROKEN_PAIR : 0);
  const prices: PairPrices = {
    add: new Int32Array(256),
    remove: new Int32Array(256),
    addTogether: new Int32Array(256),
    removeTogether: new Int32Array(256),
  };
  for (let pair = 0; pair < 256; pair++) {
    const c = pair & COUNT;
    prices.add[pair] = price(c + 1) - price(c) + rule(pair);
    prices.remove[pair] = c === 0 ? -rule(pair) : price(c - 1) - price(c) - rule(pair);
    const wanted = (pair & SAME_TERRITORY) !== 0;
    prices.addTogether[pair] = wanted ? rule(pair) : prices.add[pair]!;
    prices.removeTogether[pair] = wanted ? -rule(pair) : prices.remove[pair]!;
  }
  return prices;
}

/** The pairs' bytes before anybody has met. */
export function unmetPairs(model: Model): Uint8Array {
  const { n, territory, instance } = model;
  const pair = new Uint8Array(n * n);
  const needed = model.mode.includes(2);
  for (let p = 0; needed && p < n; p++) {
    if (territory[p]! < 0) continue;
    for (let q = 0; q < n; q++) if (territory[q] === territory[p]) pair[p * n + q] = SAME_TERRITORY;
  }
  const bind = (pairs: Model['instance']['apart'], rule: number) => {
    for (const [p, q] of pairs ?? []) {
      pair[p * n + q]! |= rule;
      pair[q * n + p]! |= rule;
    }
  };
  bind(instance.apart, APART);
  bind(instance.paired, PAIRED);
  return pair;
}

/** Whether an encounter of this pair counts, at a table that is of a `together` atelier or not. */
export function counts(pair: number, together: boolean): boolean {
  return !together || (pair & SAME_TERRITORY) === 0;
}
