/** Why people withdraw, for those who say so; the first is the field's commonest. */
export const WITHDRAWAL_REASONS = ['work', 'date', 'travel', 'employer', 'other'] as const;
export type WithdrawalReason = (typeof WITHDRAWAL_REASONS)[number];

/** In characters. */
const LONGEST_REASON = 1000;

const BEHIND = ' : ';

/** One of the list, in words, and what was added to it; null where nothing was said. */
export function reasonText(listed: string | null, said: string): string | null {
  const text = [listed, said].filter(Boolean).join(BEHIND);
  return Array.from(text).slice(0, LONGEST_REASON).join('') || null;
}

/** Which of the list a stored reason begins with, and what was added. @param words of the list, as they were stored */
export function readReason(
  stored: string,
  words: ReadonlyMap<string, WithdrawalReason>,
): { readonly listed: WithdrawalReason | null; readonly said: string } {
  for (const [text, listed] of words) {
    if (stored === text) return { listed, said: '' };
    if (stored.startsWith(text + BEHIND)) return { listed, said: stored.slice(text.length + BEHIND.length) };
  }
  return { listed: null, said: stored };
}
