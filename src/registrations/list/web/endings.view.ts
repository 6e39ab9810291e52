import { readReason, WITHDRAWAL_REASONS, type WithdrawalReason } from '../../changes/domain/withdrawal-reason.js';
import type { EndingFigures } from '../queries/endings.query.js';

export interface Endings {
  readonly figures: readonly EndingFigures[];
  readonly reasons: readonly { readonly text: string; readonly people: number }[];
}

/** The list of those who left, with who ended it and why: seen there, searched and exported as every list. */
const COLUMNS = ['collectivity', 'ended-by', 'end-reason', 'withdrawn-at'].join(',');

/** @param words the reasons to choose from, as they were stored; `list`: the list's address, null where it is not theirs */
export function endingsView(
  { figures, reasons }: Endings,
  { words, list }: { words: ReadonlyMap<string, WithdrawalReason>; list: string | null },
) {
  const total = figures.reduce((sum, { people }) => sum + people, 0);
  const read = reasons.map(({ text, people }) => ({ ...readReason(text, words), people }));
  const peopleOf = (listed: WithdrawalReason | null) =>
    read.filter((one) => one.listed === listed).reduce((sum, { people }) => sum + people, 0);
  return {
    total,
    withPlace: figures.reduce((sum, { withPlace }) => sum + withPlace, 0),
    figures,
    reasons: [
      ...WITHDRAWAL_REASONS.map((key) => ({ key: `changes:withdrawal.reasons.${key}`, people: peopleOf(key) })),
      { key: 'list:who.endings.ownWords', people: peopleOf(null) },
    ].filter(({ people }) => people > 0),
    list: list && total > 0 ? `${list}?statut=withdrawn&tri=changed&colonnes=${COLUMNS}` : null,
  };
}
