import type { PlacesRules } from './places-rules.js';

/** Who comes next, in a word: by date or in balance; confirmed at once, or asked first. */
export type WaitingRule = 'date' | 'dateOffer' | 'balance' | 'balanceOffer';

export function waitingRule({ order, offerHours }: Pick<PlacesRules, 'order' | 'offerHours'>): WaitingRule {
  return offerHours === null ? order : `${order}Offer`;
}
