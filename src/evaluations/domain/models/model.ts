import type { Bilingual } from '../../../registrations/form/domain/question.js';
import type { QuestionDraft } from '../question.js';
import type { Audience, Moment } from '../questionnaire.js';

/** A questionnaire that the product brings, to be changed as one likes. */
export interface QuestionnaireModel {
  readonly moment: Moment;
  readonly audience: Audience;
  readonly title: Bilingual;
  readonly intro: Bilingual;
  readonly steps: readonly Bilingual[];
  readonly questions: readonly QuestionDraft[];
}
