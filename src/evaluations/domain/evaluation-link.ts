/** What the token of an evaluation's link opens: one questionnaire, for one person, once. */
export const EVALUATION_LINK = 'evaluation';

/** What the token is derived from. */
export function linkSubject(questionnaireId: string, personId: string): string {
  return `${questionnaireId}/${personId}`;
}
