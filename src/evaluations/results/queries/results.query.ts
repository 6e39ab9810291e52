import { Injectable } from '@nestjs/common';
import { ProgrammeQuery } from '../../../programme/queries/programme.query.js';
import type { QuestionnaireWithQuestions } from '../../domain/questionnaire.js';
import type { Question } from '../../domain/question.js';
import { atelierSubjects, facilitatorSubjects, type AtelierSubject } from '../../domain/subjects.js';
import { CollectedResponses, type Collected } from '../../queries/collected-responses.query.js';
import { RatesQuery, type Rate } from '../../queries/rates.query.js';
import { Results } from '../domain/results.js';

export interface QuestionnaireResults {
  readonly results: Results;
  /** Everybody who answered, shown yet or not, of those asked. */
  readonly rate: Rate;
  /** How many answers the figures below are made of. */
  readonly shown: number;
  readonly ateliers: readonly AtelierSubject[];
  /** What a question that repeats may be about, by key, with the name people know. */
  readonly subjectsOf: (
    question: Pick<Question, 'scope'>,
  ) => readonly { readonly key: string; readonly name: string }[];
  /** Of an atelier or a facilitator, whichever bears the key; the key itself where nobody does any more. */
  readonly nameOf: (subject: string) => string;
}

/** What a questionnaire gave. The lay-out is kept with the answers it is made of. */
@Injectable()
export class ResultsQuery {
  private readonly kept = new WeakMap<Collected, Results>();

  constructor(
    private readonly collected: CollectedResponses,
    private readonly rates: RatesQuery,
    private readonly programmes: ProgrammeQuery,
  ) {}

  async of(questionnaire: QuestionnaireWithQuestions): Promise<QuestionnaireResults> {
    const [collected, rate, programme] = await Promise.all([
      this.collected.of(questionnaire.id),
      this.rates.of(questionnaire),
      this.programmes.of(questionnaire.eventId),
    ]);
    const results =
      this.kept.get(collected) ?? new Results(questionnaire.questions, collected.responses, questionnaire.threshold);
    this.kept.set(collected, results);
    const ateliers = atelierSubjects(programme);
    const about = {
      event: [],
      atelier: ateliers.map(({ key, title }) => ({ key, name: title })),
      facilitator: facilitatorSubjects(ateliers),
    };
    return {
      results,
      rate,
      shown: collected.responses.filter(({ whole }) => whole).length,
      ateliers,
      subjectsOf: ({ scope }) => about[scope],
      nameOf: (subject) => [...about.atelier, ...about.facilitator].find(({ key }) => key === subject)?.name ?? subject,
    };
  }
}
