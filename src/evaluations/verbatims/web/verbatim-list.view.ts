import { inLanguage } from '../../../registrations/form/domain/question.js';
import type { Verbatims } from '../queries/verbatims.query.js';

interface Asked {
  /** Words looked for, accents and case apart. */
  readonly text: string;
  /** A theme's id, or « aucun ». */
  readonly theme: string;
  /** « choisi », « critique » or « lire ». */
  readonly state: string;
}

export function verbatimListView({ all, themes }: Verbatims, { text, theme, state }: Asked, locale: 'fr' | 'en') {
  const words = folded(text).split(' ').filter(Boolean);
  const shown = all.filter(
    ({ original, work }) =>
      words.every((word) => folded(original).includes(word)) &&
      (theme === '' || (theme === 'aucun' ? work.themes.length === 0 : work.themes.includes(theme))) &&
      (state !== 'choisi' || work.chosen) &&
      (state !== 'critique' || work.critical) &&
      (state !== 'lire' || work.version === 0),
  );
  return {
    asked: { text, theme, state },
    total: all.length,
    chosen: all.filter(({ work }) => work.chosen).length,
    critical: all.filter(({ work }) => work.chosen && work.critical).length,
    themes: themes.map(({ id, label }) => ({
      id,
      label,
      count: all.filter(({ work }) => work.themes.includes(id)).length,
      current: id === theme,
      others: themes.filter((other) => other.id !== id),
    })),
    verbatims: shown.map(({ address, question, about, original, work, type }) => ({
      address,
      question: inLanguage(question.label, locale),
      about,
      original,
      text: work.text === original ? null : work.text,
      chosen: work.chosen,
      critical: work.critical,
      type,
      themes: themes.filter(({ id }) => work.themes.includes(id)).map(({ label }) => label),
    })),
  };
}

function folded(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/gu, ' ').trim();
}
