import { inLanguage } from '../../../registrations/form/domain/question.js';
import { isText } from '../../domain/question.js';
import { percentOf } from '../../results/web/percent.js';
import { resultsView } from '../../results/web/results.view.js';
import type { ShownQuestionnaire } from '../queries/publication.query.js';

/** One questionnaire as everybody reads it: the whole's figures, never those of one facilitator; quotations with n of N. */
export function reportView({ questionnaire, found, verbatims }: ShownQuestionnaire, locale: 'fr' | 'en') {
  const { agreements, others } = resultsView(found, {}, locale);
  const chosen = verbatims.all.filter(({ work }) => work.chosen);
  return {
    name: inLanguage(questionnaire.title, locale),
    moment: questionnaire.moment,
    mode: questionnaire.mode,
    threshold: questionnaire.threshold,
    opensAt: questionnaire.opensAt,
    closedAt: questionnaire.closedAt ?? questionnaire.closesAt,
    rate: { ...found.rate, percent: percentOf(found.rate) },
    agreements,
    others: others.filter(({ kind }) => !isText({ kind })),
    quotations: chosen.map(({ work, type }) => ({
      text: work.text,
      type,
      themes: verbatims.themes.filter(({ id }) => work.themes.includes(id)).map(({ label }) => label),
    })),
    total: verbatims.all.length,
  };
}
