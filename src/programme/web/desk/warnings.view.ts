import { clockText, dayText } from '../../../platform/i18n/dates.js';
import { frenchTypography } from '../../../platform/i18n/french-typography.js';
import type { Locale } from '../../../platform/i18n/locale.js';
import type { Draft } from '../../domain/draft.js';
import type { Fix, Warning } from '../../domain/warning.js';
import { fixValue } from './fix-request.js';

type Words = (key: string, parameters?: Readonly<Record<string, string | number>>) => string;

/** So many are read before correcting; the others stand folded below. */
const SHOWN = 8;

interface WarningView {
  readonly text: string;
  readonly fixes: readonly { readonly label: string; readonly value: string | null; readonly session: string | null }[];
}

export interface WarningsView {
  readonly count: number;
  readonly shown: readonly WarningView[];
  readonly more: readonly WarningView[];
}

/** The most serious first, each with what settles it. */
export function warningsView(warnings: readonly Warning[], draft: Draft, locale: Locale, words: Words): WarningsView {
  const titles = new Map(
    draft.map(({ id, title }) => [id, title === '' ? words('untitled') : frenchTypography(title)]),
  );
  const phases = new Map(draft.map(({ id, phase }) => [id, phase ?? 0]));
  const views = warnings
    .toSorted((one, other) => rank(one) - rank(other))
    .map((warning) => {
      const [first = '', second = ''] = warning.sessions;
      const clock = (time: string | undefined) => (time === undefined ? '' : clockText(time, locale));
      const isInside = warning.sessions.length === 1 && warning.code.endsWith('-overlap');
      return {
        text: words(`warnings.${isInside ? warning.code.replace('overlap', 'twice') : warning.code}`, {
          title: titles.get(first) ?? '',
          other: titles.get(second) ?? '',
          what: clock(draft.find(({ id }) => id === first)?.start ?? undefined) || words('noHour'),
          from: clock(warning.from),
          to: clock(warning.to),
          name: warning.name ?? '',
          day: dayText(warning.day, locale, 'dayMonth'),
          phase: words('phase', { number: phases.get(first) ?? 0 }),
        }),
        fixes: warning.fixes.map((fix) => ({
          label: fixLabel(fix, clock, words),
          value: fix.action === 'open' ? null : fixValue(fix),
          session: fix.action === 'open' ? fix.session : null,
        })),
      };
    });
  return { count: views.length, shown: views.slice(0, SHOWN), more: views.slice(SHOWN) };
}

const rank = ({ severity }: Warning) => (severity === 'warn' ? 0 : 1);

function fixLabel(fix: Fix, clock: (time: string | undefined) => string, words: Words): string {
  if (fix.action !== 'set-times') return words(`fixes.${fix.action}`);
  if (fix.start) return words('fixes.start-at', { time: clock(fix.start) });
  return fix.end ? words('fixes.end-at', { time: clock(fix.end) }) : words('fixes.no-end');
}
