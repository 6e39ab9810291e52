import { Injectable } from '@nestjs/common';
import { AuditTrail, type AuditActor } from '../../../platform/audit/audit-trail.js';
import { Clock } from '../../../platform/clock/clock.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import type { QuestionnaireWithQuestions } from '../../domain/questionnaire.js';
import { VerbatimRepository } from '../data/verbatim.repository.js';
import { isFaithful, tidied } from '../domain/cuts.js';
import { VerbatimChangedMeanwhile, VerbatimUnfaithful, VerbatimUnknown } from '../domain/verbatim.errors.js';
import { refText, type VerbatimRef, type VerbatimWork } from '../domain/verbatim.js';
import { VerbatimsQuery } from '../queries/verbatims.query.js';

/** Codes a text, takes names out of it, chooses it for publication. What people wrote stays as they wrote it. */
@Injectable()
export class WorkOnVerbatim {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly verbatims: VerbatimsQuery,
    private readonly repository: VerbatimRepository,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** @throws VerbatimUnknown, VerbatimUnfaithful, VerbatimChangedMeanwhile */
  async execute(
    actor: AuditActor,
    questionnaire: QuestionnaireWithQuestions,
    ref: VerbatimRef,
    work: VerbatimWork,
  ): Promise<void> {
    const { all, themes } = await this.verbatims.of(questionnaire);
    const verbatim = all.find(({ address }) => address === refText(ref));
    if (!verbatim) throw new VerbatimUnknown();
    if (!isFaithful(verbatim.original, work.text)) throw new VerbatimUnfaithful();
    const kept = {
      ...work,
      text: tidied(work.text),
      themes: work.themes.filter((id) => themes.some((theme) => theme.id === id)),
    };
    await this.unitOfWork.run(
      async (tx) => {
        const whose = { questionnaireId: questionnaire.id, personId: verbatim.personId };
        if (!(await this.repository.save(tx, ref, whose, kept, this.clock.now().getTime()))) {
          throw new VerbatimChangedMeanwhile();
        }
        // A published page shows the chosen ones.
        await tx.execute('UPDATE events SET version = version + 1 WHERE id = ?', [questionnaire.eventId]);
        await this.audit.record(tx, {
          actor,
          eventId: questionnaire.eventId,
          verb: verbOf(verbatim.work.chosen, kept.chosen),
          subjectKind: 'questionnaire',
          subjectId: questionnaire.id,
          details: { title: questionnaire.title.fr },
        });
      },
      { lane: questionnaire.id },
    );
  }
}

function verbOf(was: boolean, is: boolean): string {
  if (was === is) return 'verbatim-edited';
  return is ? 'verbatim-chosen' : 'verbatim-left';
}
