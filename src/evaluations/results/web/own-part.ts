import { atelierKey } from '../../domain/subjects.js';
import { normaliseName } from '../../../programme/domain/person-name.js';
import type { QuestionnaireResults } from '../queries/results.query.js';

/**
 * What a facilitator reads: their own ateliers and themselves, by the name that the programme gives and their account bears.
 * Nothing before the questionnaire is closed.
 */
export function ownPart(
  { results, ateliers, subjectsOf }: QuestionnaireResults,
  name: string,
  isClosed: boolean,
): Pick<QuestionnaireResults, 'results' | 'subjectsOf'> {
  const own = atelierKey(normaliseName(name) ?? name);
  const keys = new Set(
    ateliers.filter(({ facilitators }) => facilitators.some(({ key }) => key === own)).map(({ key }) => key),
  );
  return {
    results,
    subjectsOf: (question) =>
      isClosed
        ? subjectsOf(question).filter(({ key }) => (question.scope === 'facilitator' ? key === own : keys.has(key)))
        : [],
  };
}
