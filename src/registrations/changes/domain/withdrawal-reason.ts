/** Why people withdraw, for those who say so; the first is the field's commonest. */
export const WITHDRAWAL_REASONS = ['work', 'date', 'travel', 'employer', 'other'] as const;

/** In characters. */
export const LONGEST_REASON = 1000;
