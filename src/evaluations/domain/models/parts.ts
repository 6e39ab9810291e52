import type { Bilingual, Option } from '../../../registrations/form/domain/question.js';
import type { Condition, QuestionDraft, QuestionKind } from '../question.js';

const NOTHING: Bilingual = { fr: '', en: '' };

export const said = (fr: string, en: string): Bilingual => ({ fr, en });
export const option = (key: string, fr: string, en: string): Option => ({ key, label: { fr, en } });
/** « Seulement si » the question of this key was answered so. */
export const onlyIf = (question: string, ...anyOf: string[]): Condition => ({ question, anyOf });

/** A question of a model: about the whole, on the first page and to be left out unless said. */
export function asked(
  key: string,
  kind: QuestionKind,
  label: Bilingual,
  change: Partial<Omit<QuestionDraft, 'key' | 'kind' | 'label'>> = {},
): QuestionDraft {
  return {
    key,
    kind,
    label,
    step: 0,
    scope: 'event',
    hint: NOTHING,
    required: false,
    options: [],
    min: null,
    max: null,
    condition: null,
    ...change,
  };
}

/** Four points and « sans avis »: one tap, so it may be asked of everybody. */
export function agreed(key: string, fr: string, en: string, change: Partial<QuestionDraft> = {}): QuestionDraft {
  return asked(key, 'agreement', said(fr, en), { required: true, ...change });
}

/** Asked before and three months after in the same words, so that the two can be compared. */
export const COOPERATION = [
  option('debut', 'Elle reste à lancer', 'It is still to be started'),
  option('projets', 'Quelques projets communs', 'A few joint projects'),
  option('habitudes', 'Des habitudes de travail', 'Habits of working together'),
  option('culture', 'Une culture partagée', 'A shared culture'),
];
