import { Injectable } from '@nestjs/common';
import { PublishEvaluation } from '../../evaluations/publication/use-cases/publish-evaluation.js';
import { QuestionnaireQuery } from '../../evaluations/queries/questionnaire.query.js';
import { VerbatimsQuery } from '../../evaluations/verbatims/queries/verbatims.query.js';
import { KeepCodebook } from '../../evaluations/verbatims/use-cases/keep-codebook.js';
import { WorkOnVerbatim } from '../../evaluations/verbatims/use-cases/work-on-verbatim.js';
import { EventQueries } from '../../events/queries/event.queries.js';
import type { AuditActor } from '../../platform/audit/audit-trail.js';
import { BLOC_LOCAL_2018 } from '../data/bloc-local-2018.js';
import { REPORT_2018 } from '../data/opinions.js';
import { DemonstrationHour } from './demonstration-hour.js';

/** Reads what people wrote of 2018, chooses the printed quotations, and publishes what came of it. */
@Injectable()
export class FillReport {
  constructor(
    private readonly events: EventQueries,
    private readonly questionnaires: QuestionnaireQuery,
    private readonly verbatims: VerbatimsQuery,
    private readonly codebook: KeepCodebook,
    private readonly work: WorkOnVerbatim,
    private readonly publish: PublishEvaluation,
    private readonly hour: DemonstrationHour,
  ) {}

  async execute(by: AuditActor): Promise<void> {
    this.hour.set('2018-12-10', '11:00');
    const { themes: labels, chosen, learnt, changes, rule } = REPORT_2018;
    const event = (await this.events.bySlug(BLOC_LOCAL_2018.slug))!;
    const themes: string[] = [];
    for (const label of labels) themes.push(await this.codebook.add(by, event.id, label));
    const [row] = await this.questionnaires.ofEvent(event.id);
    const questionnaire = (await this.questionnaires.byId(row!.id))!;
    const { all } = await this.verbatims.of(questionnaire);
    for (const { text, theme, isCritical } of chosen) {
      const verbatim = all.find(({ original }) => original === text)!;
      const { work } = verbatim;
      const kept = { ...work, themes: [themes[theme]!], chosen: true, critical: isCritical };
      await this.work.execute(by, questionnaire, verbatim, kept);
    }
    const content = { questionnaires: [questionnaire.id], learnt, changes, rule, noCritical: '' };
    await this.publish.execute(by, event.id, content, 0, 'publish');
  }
}
