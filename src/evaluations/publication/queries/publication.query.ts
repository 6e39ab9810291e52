import { Injectable } from '@nestjs/common';
import { ReadDatabase } from '../../../platform/database/read-database.js';
import type { QuestionnaireWithQuestions } from '../../domain/questionnaire.js';
import { QuestionnaireQuery } from '../../queries/questionnaire.query.js';
import { ResultsQuery, type QuestionnaireResults } from '../../results/queries/results.query.js';
import { type Verbatims, VerbatimsQuery } from '../../verbatims/queries/verbatims.query.js';
import { type Publication, PublicationRepository } from '../data/publication.repository.js';

export interface ShownQuestionnaire {
  readonly questionnaire: QuestionnaireWithQuestions;
  readonly found: QuestionnaireResults;
  readonly verbatims: Verbatims;
}

@Injectable()
export class PublicationQuery {
  constructor(
    private readonly read: ReadDatabase,
    private readonly publications: PublicationRepository,
    private readonly questionnaires: QuestionnaireQuery,
    private readonly results: ResultsQuery,
    private readonly verbatims: VerbatimsQuery,
  ) {}

  of(eventId: string): Promise<Publication> {
    return this.publications.of(this.read, eventId);
  }

  /** Closed ones of the event, in the order of their opening, with what they gave. */
  async shown(eventId: string, ids: readonly string[]): Promise<ShownQuestionnaire[]> {
    const closed = (await this.questionnaires.ofEvent(eventId)).filter(
      ({ id, status }) => status === 'closed' && ids.includes(id),
    );
    return Promise.all(
      closed.map(async ({ id }) => {
        const questionnaire = (await this.questionnaires.byId(id))!;
        const [found, verbatims] = await Promise.all([
          this.results.of(questionnaire),
          this.verbatims.of(questionnaire),
        ]);
        return { questionnaire, found, verbatims };
      }),
    );
  }
}
