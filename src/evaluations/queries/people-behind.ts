import { Injectable } from '@nestjs/common';
import type { EventRecord } from '../../events/domain/event.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { Unsubscriptions } from '../../platform/mail/unsubscribe/unsubscriptions.js';
import { unsubscriptionScope } from '../../registrations/messages/domain/unsubscription-scope.js';
import { PeopleToAsk } from '../../registrations/queries/people-to-ask.query.js';
import type { QuestionnaireRecord } from '../domain/questionnaire.js';

type Asks = Pick<Transaction, 'query'>;

/** How somebody is written to. */
export interface PersonBehind {
  readonly personId: string;
  readonly kind: 'registration' | 'account';
  readonly email: string;
  readonly name: string;
  readonly locale: 'fr' | 'en';
  /** Null for the team, which is not written to as one of many. */
  readonly unsubscribe: string | null;
  /** Wants no messages to many: asked on their own page alone. */
  readonly wantsNoMail: boolean;
}

/** The people behind the ids of an audience, a few hundred at most; those who come no more are left out. */
@Injectable()
export class PeopleBehind {
  constructor(
    private readonly people: PeopleToAsk,
    private readonly unsubscriptions: Unsubscriptions,
  ) {}

  async of(
    database: Asks,
    event: EventRecord,
    { audience }: Pick<QuestionnaireRecord, 'audience'>,
    ids: readonly string[],
  ): Promise<PersonBehind[]> {
    if (ids.length === 0) return [];
    if (audience === 'facilitators') return this.accounts(database, ids);
    const scope = unsubscriptionScope(event);
    const gone = await this.unsubscriptions.of(database, scope);
    return (await this.people.of(database, ids)).map(({ id, email, name, locale }) => ({
      personId: id,
      kind: 'registration',
      email,
      name,
      locale,
      unsubscribe: this.unsubscriptions.link(scope, email),
      wantsNoMail: gone.size > 0 && gone.has(this.unsubscriptions.hash(scope, email)),
    }));
  }

  private async accounts(database: Asks, ids: readonly string[]): Promise<PersonBehind[]> {
    const rows = await database.query<{ id: string; email: string; name: string }>(
      `SELECT id AS "id", email AS "email", name AS "name" FROM organiser_accounts WHERE id IN (${ids.map(() => '?').join(', ')})`,
      ids,
    );
    return rows.map(({ id, email, name }) => ({
      personId: id,
      kind: 'account',
      email,
      name,
      locale: 'fr',
      unsubscribe: null,
      wantsNoMail: false,
    }));
  }
}
