import { Injectable } from '@nestjs/common';
import { AuditTrail, type AuditActor } from '../../../platform/audit/audit-trail.js';
import { Clock } from '../../../platform/clock/clock.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { PublicationRepository } from '../data/publication.repository.js';
import { PublicationChangedMeanwhile, PublicationIncomplete } from '../domain/publication.errors.js';
import { lacking, type PublicationContent } from '../domain/publication.js';
import { PublicationQuery } from '../queries/publication.query.js';

export type PublicationAct = 'keep' | 'publish' | 'withdraw';

/** Writes what is said of an evaluation, shows it to everybody, takes it back. */
@Injectable()
export class PublishEvaluation {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly publications: PublicationRepository,
    private readonly query: PublicationQuery,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /**
   * `version`: the one its author saw, 0 for none. What is public stays whole: it is judged whenever it is kept.
   * @throws PublicationIncomplete, PublicationChangedMeanwhile
   */
  async execute(
    actor: AuditActor,
    eventId: string,
    content: PublicationContent,
    version: number,
    act: PublicationAct,
  ): Promise<void> {
    const before = await this.query.of(eventId);
    const isPublic = act === 'publish' || (act === 'keep' && before.publishedAt !== null);
    if (isPublic) await this.judge(eventId, content);
    const now = this.clock.now().getTime();
    await this.unitOfWork.run(
      async (tx) => {
        const publishedAt = isPublic ? (before.publishedAt ?? now) : null;
        if (!(await this.publications.save(tx, eventId, { content, version, publishedAt }, now))) {
          throw new PublicationChangedMeanwhile();
        }
        await tx.execute('UPDATE events SET version = version + 1 WHERE id = ?', [eventId]);
        const verb = {
          keep: 'evaluation-written',
          publish: 'evaluation-published',
          withdraw: 'evaluation-unpublished',
        }[act];
        await this.audit.record(tx, { actor, eventId, verb, subjectKind: 'event', subjectId: eventId });
      },
      { lane: eventId },
    );
  }

  /** @throws PublicationIncomplete */
  private async judge(eventId: string, content: PublicationContent): Promise<void> {
    const shown = await this.query.shown(eventId, content.questionnaires);
    const quotations = shown.flatMap(({ verbatims }) => verbatims.all).filter(({ work }) => work.chosen);
    const fields = lacking(
      { ...content, questionnaires: shown.map(({ questionnaire }) => questionnaire.id) },
      { chosen: quotations.length, critical: quotations.filter(({ work }) => work.critical).length },
    );
    if (fields.length > 0) throw new PublicationIncomplete(fields);
  }
}
