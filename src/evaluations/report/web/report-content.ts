import type { EventRecord } from '../../../events/domain/event.js';
import type { QuestionnaireWithQuestions } from '../../domain/questionnaire.js';
import type { PublicationContent } from '../../publication/domain/publication.js';
import type { QuestionnaireResults } from '../../results/queries/results.query.js';
import type { Verbatims } from '../../verbatims/queries/verbatims.query.js';
import type { Locale } from '../../../platform/i18n/locale.js';

/** What the report is made of. */
export interface ReportContent {
  readonly event: Pick<EventRecord, 'title' | 'startsOn' | 'endsOn' | 'organisers' | 'venues' | 'timeZone'>;
  readonly questionnaire: QuestionnaireWithQuestions;
  readonly found: QuestionnaireResults;
  readonly verbatims: Verbatims;
  /** What organisers publish of this questionnaire; null while they do not. */
  readonly published: PublicationContent | null;
  readonly now: Date;
}

export interface ReportWords {
  readonly locale: Locale;
  /** Of the catalogues, by `namespace:path`. */
  readonly text: (key: string, values?: Readonly<Record<string, unknown>>) => string;
}
