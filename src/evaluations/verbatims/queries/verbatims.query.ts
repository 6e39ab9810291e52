import { Injectable } from '@nestjs/common';
import { ReadDatabase } from '../../../platform/database/read-database.js';
import { isText, type Question } from '../../domain/question.js';
import type { QuestionnaireWithQuestions } from '../../domain/questionnaire.js';
import { CollectedResponses } from '../../queries/collected-responses.query.js';
import { ResultsQuery } from '../../results/queries/results.query.js';
import { VerbatimRepository } from '../data/verbatim.repository.js';
import { refText, type Theme, UNTOUCHED, type VerbatimRef, type VerbatimWork } from '../domain/verbatim.js';

export interface Verbatim extends VerbatimRef {
  readonly address: string;
  readonly question: Question;
  /** The name of the atelier or facilitator; null for the whole. */
  readonly about: string | null;
  readonly original: string;
  readonly work: VerbatimWork;
  /** « commune », « epci » or « other », where enough people share it; null otherwise. */
  readonly type: string | null;
  readonly personId: string | null;
}

export interface Verbatims {
  /** In an order that says nothing. None while the questionnaire is open. */
  readonly all: readonly Verbatim[];
  readonly themes: readonly Theme[];
}

/** What people wrote, with what was made of it; nothing of a question to which too few wrote. */
@Injectable()
export class VerbatimsQuery {
  constructor(
    private readonly read: ReadDatabase,
    private readonly collected: CollectedResponses,
    private readonly results: ResultsQuery,
    private readonly kept: VerbatimRepository,
  ) {}

  async of(questionnaire: QuestionnaireWithQuestions): Promise<Verbatims> {
    const themes = await this.kept.themes(this.read, questionnaire.eventId);
    if (questionnaire.status !== 'closed') return { all: [], themes };
    const [{ responses }, found, kept] = await Promise.all([
      this.collected.of(questionnaire.id),
      this.results.of(questionnaire),
      this.kept.ofQuestionnaire(this.read, questionnaire.id),
    ]);
    const works = new Map(kept.map((work) => [refText(work), work]));
    const shown = once((question: Question, subject: string | null) => found.results.textsShown(question, subject));
    const tells = once((question: Question, subject: string | null, type: string) =>
      found.results.mayTell(question, { type, ...(subject !== null && { subject }) }),
    );
    const all = questionnaire.questions.filter(isText).flatMap((question) =>
      responses.flatMap(({ id, personId, facts, answers }) =>
        answers.flatMap((answer): Verbatim[] => {
          const { subject, value } = answer;
          if (answer.question !== question.id || typeof value !== 'string' || value.trim() === '') return [];
          if (!shown(question, subject)) return [];
          const ref = { responseId: id, questionId: question.id, subject: subject ?? '' };
          const address = refText(ref);
          return [
            {
              ...ref,
              address,
              question,
              about: subject === null ? null : found.nameOf(subject),
              original: value,
              work: works.get(address) ?? { ...UNTOUCHED, text: value },
              type: facts.type !== null && tells(question, subject, facts.type) ? facts.type : null,
              personId,
            },
          ];
        }),
      ),
    );
    return { all, themes };
  }
}

/** Asked of thousands of texts, answered once for each question, subject and fact. */
function once(judge: (question: Question, subject: string | null, type: string) => boolean) {
  const known = new Map<string, boolean>();
  return (question: Question, subject: string | null, type = ''): boolean => {
    const key = JSON.stringify([question.id, subject, type]);
    const answer = known.get(key) ?? judge(question, subject, type);
    known.set(key, answer);
    return answer;
  };
}
