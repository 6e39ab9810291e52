import { momentTyped, readMoment } from '../../../events/domain/edit/moment-input.js';
import type { Typed } from '../../../events/domain/edit/section.js';
import type { FieldError } from '../../../platform/errors/domain-error.js';
import { CHOICES, MOST_RANKS, type WishRule } from '../../wishes/domain/wish-rounds.js';

/** The fields with which organisers decide how ateliers are chosen. */
export const WISH_FIELDS = ['how', 'closesAt', 'per', 'ranks', 'mayAbstain', 'distinctThemes'] as const;

/** @param zone the event's, in whose clocks the closing is typed. */
export function shownWishRule(rule: WishRule, zone: string): Typed {
  const yes = (value: boolean) => (value ? 'oui' : '');
  return {
    how: rule.how,
    closesAt: momentTyped(rule.closesAt, zone, true),
    per: rule.per,
    ranks: String(rule.ranks),
    mayAbstain: yes(rule.mayAbstain),
    distinctThemes: yes(rule.distinctThemes),
  };
}

/** The rule as it was typed; errors where it cannot be one. */
export function readTypedWishRule(
  typed: Typed,
  zone: string,
): { readonly rule: WishRule; readonly errors: readonly FieldError[] } {
  const how = CHOICES.find((one) => one === typed['how']);
  const ranks = /^\d{1,2}$/.test(typed['ranks'] ?? '') ? Number(typed['ranks']) : NaN;
  const closesAt = readMoment(typed['closesAt'] ?? '', zone, true);
  const errors: (FieldError | false)[] = [
    !how && { field: 'how', code: 'choose' },
    closesAt === 'unreadable' && { field: 'closesAt', code: 'moment' },
    !(ranks >= 1 && ranks <= MOST_RANKS) && { field: 'ranks', code: 'ranks', parameters: { max: MOST_RANKS } },
  ];
  return {
    rule: {
      how: how ?? 'none',
      per: typed['per'] === 'day' ? 'day' : 'phase',
      ranks,
      mayAbstain: (typed['mayAbstain'] ?? '') !== '',
      distinctThemes: (typed['distinctThemes'] ?? '') !== '',
      closesAt: closesAt === 'unreadable' ? null : closesAt,
    },
    errors: errors.filter((one) => one !== false),
  };
}
