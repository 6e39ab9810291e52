import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../audit/audit-trail.js';
import { MachineClock } from '../../clock/clock.js';
import { Environment } from '../../config/environment.js';
import type { Transaction } from '../../database/transaction.js';
import { UnitOfWork } from '../../database/unit-of-work.js';
import { InvalidInput } from '../../errors/domain-error.js';
import { newId } from '../../ids/ids.js';
import { Outbox } from '../../mail/outbox.js';
import { Templates } from '../../web/templates.js';
import { OrganisationUnknown } from '../account.errors.js';
import { readPerson } from '../domain/person-input.js';
import type { Organiser } from '../organiser.js';
import { OpenAccount } from './open-account.js';

interface OrganisationNames {
  readonly name: string;
  readonly short: string;
}

/** An administrator says who works for an organisation: who may create events in its name. */
@Injectable()
export class ChangeMembership {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: MachineClock,
    private readonly openAccount: OpenAccount,
    private readonly outbox: Outbox,
    private readonly templates: Templates,
    private readonly environment: Environment,
    private readonly audit: AuditTrail,
  ) {}

  /**
   * Opens the account where there is none, and tells the person by mail where to log in.
   * @throws InvalidInput naming the fields `name` and `email`; OrganisationUnknown.
   */
  async add(
    actor: Organiser,
    organisationId: string,
    typed: { name?: string; email?: string },
    locale: 'fr' | 'en',
  ): Promise<void> {
    const { name, email, errors } = readPerson(typed);
    if (errors.length > 0) throw new InvalidInput(errors);
    await this.unitOfWork.run(async (tx) => {
      const organisation = await organisationOf(tx, organisationId);
      const accountId = await this.openAccount.execute(tx, { email, name });
      const added = await tx.execute(
        `INSERT INTO organisation_members (organisation_id, account_id, created_at) VALUES (?, ?, ?)
         ON CONFLICT (organisation_id, account_id) DO NOTHING`,
        [organisationId, accountId, this.clock.now().getTime()],
      );
      if (added === 0) throw new InvalidInput([{ field: 'email', code: 'member-already' }]);
      await this.record(tx, actor, 'member-added', accountId, name, organisation);
      await this.welcome(tx, accountId, { name, email }, organisation, locale);
    });
  }

  /** Their roles on events stay: those are the events' own matter. @throws OrganisationUnknown. */
  async remove(actor: Organiser, organisationId: string, accountId: string): Promise<void> {
    await this.unitOfWork.run(async (tx) => {
      const organisation = await organisationOf(tx, organisationId);
      const [account] = await tx.query<{ name: string }>('SELECT name FROM organiser_accounts WHERE id = ?', [
        accountId,
      ]);
      const removed = await tx.execute(
        'DELETE FROM organisation_members WHERE organisation_id = ? AND account_id = ?',
        [organisationId, accountId],
      );
      if (removed > 0) await this.record(tx, actor, 'member-removed', accountId, account?.name ?? '', organisation);
    });
  }

  private async welcome(
    tx: Transaction,
    accountId: string,
    { name, email }: { name: string; email: string },
    organisation: OrganisationNames,
    locale: 'fr' | 'en',
  ): Promise<void> {
    const { publicUrl } = this.environment;
    const view = { name, email, organisation, url: `${publicUrl}/connexion`, publicUrl };
    await this.outbox.enqueue(tx, {
      dedupeKey: `organisation-welcome:${newId()}`,
      kind: 'organisation-welcome',
      locale,
      to: { address: email, name },
      ...this.templates.mail('organisation-welcome', view, locale),
      aboutId: accountId,
    });
  }

  private record(
    tx: Transaction,
    actor: Organiser,
    verb: string,
    subjectId: string,
    name: string,
    { short }: OrganisationNames,
  ) {
    const details = { name, organisation: short };
    return this.audit.record(tx, { actor, verb, subjectKind: 'account', subjectId, details });
  }
}

async function organisationOf(tx: Transaction, id: string): Promise<OrganisationNames> {
  const [organisation] = await tx.query<OrganisationNames>('SELECT name, short FROM organisations WHERE id = ?', [id]);
  if (!organisation) throw new OrganisationUnknown();
  return organisation;
}
