import { Injectable } from '@nestjs/common';
import type { Organiser } from '../../platform/accounts/organiser.js';
import { AuditTrail } from '../../platform/audit/audit-trail.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { lockedTeam } from '../data/team-rows.js';
import { LastOrganisation } from '../domain/team.errors.js';

interface NamedOrganisation {
  readonly name: string;
  readonly short: string;
}

/** Which organisations run an event jointly, in printed order. Whoever calls has the right `roles` on it. */
@Injectable()
export class ChangeEventOrganisations {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly audit: AuditTrail,
  ) {}

  /** At the end; one that is there, or unknown, changes nothing. */
  async add(actor: Organiser, eventId: string, organisationId: string): Promise<void> {
    await this.change(actor, eventId, organisationId, 'organisation-joined', async (tx) => {
      const [last] = await tx.query<{ position: number | null }>(
        'SELECT MAX(position) AS position FROM event_organisations WHERE event_id = ?',
        [eventId],
      );
      return tx.execute(
        `INSERT INTO event_organisations (event_id, organisation_id, position) VALUES (?, ?, ?)
         ON CONFLICT (event_id, organisation_id) DO NOTHING`,
        [eventId, organisationId, (last?.position ?? -1) + 1],
      );
    });
  }

  /** @throws LastOrganisation. */
  async remove(actor: Organiser, eventId: string, organisationId: string): Promise<void> {
    await this.change(actor, eventId, organisationId, 'organisation-left', async (tx) => {
      const left = await tx.query(
        'SELECT organisation_id FROM event_organisations WHERE event_id = ? AND organisation_id <> ?',
        [eventId, organisationId],
      );
      if (left.length === 0) throw new LastOrganisation();
      return tx.execute('DELETE FROM event_organisations WHERE event_id = ? AND organisation_id = ?', [
        eventId,
        organisationId,
      ]);
    });
  }

  private async change(
    actor: Organiser,
    eventId: string,
    organisationId: string,
    verb: string,
    job: (tx: Transaction) => Promise<number>,
  ): Promise<void> {
    await this.unitOfWork.run(
      async (tx) => {
        await lockedTeam(tx, eventId);
        const [organisation] = await tx.query<NamedOrganisation>('SELECT name, short FROM organisations WHERE id = ?', [
          organisationId,
        ]);
        if (!organisation || (await job(tx)) === 0) return;
        await this.print(tx, eventId, organisation, verb === 'organisation-joined');
        const details = { organisation: organisation.short };
        const subject = { subjectKind: 'organisation', subjectId: organisationId };
        await this.audit.record(tx, { actor, eventId, verb, ...subject, details });
      },
      { lane: eventId },
    );
  }

  /** What the public page names; names printed under another form of the same organisation stay as they were printed. */
  private async print(
    tx: Transaction,
    eventId: string,
    organisation: NamedOrganisation,
    joins: boolean,
  ): Promise<void> {
    const [event] = await tx.query<{ organisers: string }>('SELECT organisers FROM events WHERE id = ?', [eventId]);
    const others = (JSON.parse(event!.organisers) as NamedOrganisation[]).filter(
      ({ short }) => short !== organisation.short,
    );
    const printed = joins ? [...others, { name: organisation.name, short: organisation.short }] : others;
    await tx.execute('UPDATE events SET organisers = ?, version = version + 1, updated_at = ? WHERE id = ?', [
      JSON.stringify(printed),
      this.clock.now().getTime(),
      eventId,
    ]);
  }
}
