import { Injectable } from '@nestjs/common';
import { EVALUATION_LINK, linkSubject } from '../../evaluations/domain/evaluation-link.js';
import { AskedQuery, type AskedPerson } from '../../evaluations/queries/asked.query.js';
import { QuestionnaireQuery } from '../../evaluations/queries/questionnaire.query.js';
import { CloseQuestionnaire } from '../../evaluations/use-cases/close-questionnaire.js';
import { ComposeQuestionnaire } from '../../evaluations/use-cases/compose-questionnaire.js';
import { OpenQuestionnaire } from '../../evaluations/use-cases/open-questionnaire.js';
import { RecordAnswer } from '../../evaluations/use-cases/record-answer.js';
import { EventQueries } from '../../events/queries/event.queries.js';
import type { AuditActor } from '../../platform/audit/audit-trail.js';
import { instantOf } from '../../platform/clock/paris-time.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { LinkTokens } from '../../platform/mail/link-tokens.js';
import { insertAsked, peopleThere } from '../data/field-rows.js';
import { OPINIONS, type OpinionsOfEvent } from '../data/opinions.js';
import { inventAnswers } from '../domain/invented-answers.js';
import { RepeatableChance } from '../domain/repeatable-chance.js';
import { DemonstrationHour } from './demonstration-hour.js';

const SEED = 61;

/** Questionnaires that people have answered: anonymously, each by a link of their own, as they would have. */
@Injectable()
export class FillOpinions {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly events: EventQueries,
    private readonly compose: ComposeQuestionnaire,
    private readonly open: OpenQuestionnaire,
    private readonly close: CloseQuestionnaire,
    private readonly questionnaires: QuestionnaireQuery,
    private readonly asked: AskedQuery,
    private readonly record: RecordAnswer,
    private readonly tokens: LinkTokens,
    private readonly hour: DemonstrationHour,
  ) {}

  async execute(by: AuditActor): Promise<void> {
    const chance = new RepeatableChance(SEED);
    for (const opinions of OPINIONS) await this.ask(opinions, by, chance);
  }

  private async ask(opinions: OpinionsOfEvent, by: AuditActor, chance: RepeatableChance): Promise<void> {
    const id = await this.opened(opinions, by);
    this.hour.set(opinions.answered, '17:00');
    const links = await this.invite(id, opinions.slug);
    const answering = chance.shuffled(links).slice(0, opinions.answering);
    await this.answer(await Promise.all(answering.map((link) => this.asked.byToken(link))), opinions, chance);
    if (!opinions.isClosed) return;
    this.hour.set(opinions.closes, '20:00');
    await this.close.execute(by, id);
  }

  /** @returns the questionnaire's id. */
  private async opened({ slug, model, opens, closes }: OpinionsOfEvent, by: AuditActor): Promise<string> {
    this.hour.set(opens, '09:00');
    const event = (await this.events.bySlug(slug))!;
    const id = await this.compose.fromModel(by, event, model);
    const draft = (await this.questionnaires.byId(id))!;
    const dates = { opensAt: instantOf(opens, '09:00'), closesAt: instantOf(closes, '20:00') };
    await this.compose.changeSettings(by, draft, { ...draft, ...dates });
    await this.open.execute(by, id, { now: false });
    return id;
  }

  /** @returns everybody's link. Nobody is written to. */
  private async invite(questionnaireId: string, slug: string): Promise<string[]> {
    const event = (await this.events.bySlug(slug))!;
    return this.unitOfWork.run(async (tx) => {
      const links: string[] = [];
      for (const { id } of await peopleThere(tx, event.id)) {
        const link = this.tokens.token(EVALUATION_LINK, linkSubject(questionnaireId, id), 1);
        await insertAsked(tx, questionnaireId, id, this.tokens.hash(link));
        links.push(link);
      }
      return links;
    });
  }

  private async answer(
    found: readonly (AskedPerson | null)[],
    { tendencies }: OpinionsOfEvent,
    chance: RepeatableChance,
  ): Promise<void> {
    const people = found.filter((person) => person !== null);
    const [first] = people;
    if (!first) return;
    const ateliers = people.map(({ attendance }) => [...(attendance.attended ?? [])].sort());
    const answers = inventAnswers(
      first.questionnaire.questions,
      ateliers.map((attended) => ({ ateliers: attended })),
      tendencies,
      chance,
    );
    const given = people.map(({ questionnaire, personId, facts, sealedSize, attendance }, place) => ({
      questionnaireId: questionnaire.id,
      complete: { answers: answers[place]!, ateliers: attendance.attended === null ? null : ateliers[place]! },
      respondent: { personId, facts },
      sealedSize,
    }));
    await Promise.all(given.map((answer) => this.record.execute(answer)));
  }
}
