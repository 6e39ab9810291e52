import { Injectable } from '@nestjs/common';
import type { Organiser } from '../../../platform/accounts/organiser.js';
import { AuditTrail } from '../../../platform/audit/audit-trail.js';
import { Clock } from '../../../platform/clock/clock.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { newId } from '../../../platform/ids/ids.js';
import { LinkTokens } from '../../../platform/mail/link-tokens.js';
import { FIRST_TOKEN_VERSION } from '../../domain/new-registration.js';
import { CollectiveRepository } from '../data/collective.repository.js';
import { COLLECTIVE_LINK, normalisedName, type TerritoryCollective } from '../domain/collective.js';
import { CollectiveUnknown } from '../domain/collective.errors.js';

/** What organisers do with collectives: two of one territory become one, people who typed a name come together. */
@Injectable()
export class GatherCollectives {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly collectives: CollectiveRepository,
    private readonly tokens: LinkTokens,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** Everybody of `from` is in `into` then, and its link leads there. @throws CollectiveUnknown */
  async merge(by: Organiser, eventId: string, from: string, into: string): Promise<void> {
    await this.unitOfWork.run(
      async (tx) => {
        // In one order, or two organisers who merge both ways would wait for each other.
        const [first, second] = [from, into].sort() as [string, string];
        const locked = new Map([
          [first, await this.collectives.lock(tx, first)],
          [second, await this.collectives.lock(tx, second)],
        ]);
        const [source, target] = [locked.get(from), locked.get(into)];
        if (from === into || source?.eventId !== eventId || target?.eventId !== eventId) throw new CollectiveUnknown();
        const count = await this.collectives.merge(tx, from, into, this.clock.now().getTime());
        await this.audit.record(tx, {
          actor: by,
          eventId,
          verb: 'collectives-merged',
          subjectKind: 'collective',
          subjectId: into,
          details: { from: source.name, into: target.name, count },
        });
      },
      { lane: eventId },
    );
  }

  /** Those who typed this name, in any spelling, and are in no collective, are in one then. @returns how many. */
  async gather(by: Organiser, eventId: string, name: string, into: string | null): Promise<number> {
    const wanted = normalisedName(name);
    return this.unitOfWork.run(
      async (tx) => {
        const people = await tx.query<{ id: string; typed: string }>(
          `SELECT id AS "id", collective AS "typed" FROM registrations
           WHERE event_id = ? AND status <> 'withdrawn' AND collective_id IS NULL AND collective IS NOT NULL`,
          [eventId],
        );
        const named = people.filter(({ typed }) => normalisedName(typed) === wanted);
        const target = into === null ? null : await this.collectives.lock(tx, into);
        if (named.length === 0 || (into !== null && target?.eventId !== eventId)) throw new CollectiveUnknown();
        const collective = target ?? this.newCollective(eventId, named[0]?.typed ?? name);
        const now = this.clock.now().getTime();
        if (!target) {
          const token = this.tokens.token(COLLECTIVE_LINK, collective.id, collective.tokenVersion);
          await this.collectives.insert(tx, collective, this.tokens.hash(token), now);
        }
        for (const { id } of named) await this.collectives.join(tx, id, collective.id, false);
        await this.audit.record(tx, {
          actor: by,
          eventId,
          verb: 'collective-gathered',
          subjectKind: 'collective',
          subjectId: collective.id,
          details: { into: collective.name, count: named.length },
        });
        return named.length;
      },
      { lane: eventId },
    );
  }

  private newCollective(eventId: string, name: string): TerritoryCollective {
    return {
      id: newId(),
      eventId,
      name,
      createdBy: null,
      tokenVersion: FIRST_TOKEN_VERSION,
      invited: 0,
      mergedInto: null,
    };
  }
}
