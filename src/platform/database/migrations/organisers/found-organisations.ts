import type { QueryRunner } from 'typeorm';
import { newId } from '../../../ids/ids.js';
import { placeholders } from '../../portable-sql.js';

interface PrintedOrganiser {
  readonly name: string;
  readonly short: string;
}

/** Events printed who runs them; from now on these organisations exist, and the accounts with a role on such an event belong to them. */
export async function foundOrganisations(runner: QueryRunner): Promise<void> {
  const engine = runner.dataSource.options.type === 'postgres' ? 'postgres' : 'sqlite';
  const run = async (sql: string, parameters: unknown[] = []) =>
    (await runner.query(placeholders(sql, engine), parameters)) as Record<string, string>[];
  const known = new Map<string, string>();
  const now = Date.now();
  for (const event of await run('SELECT id, organisers FROM events ORDER BY starts_on, id')) {
    const printed = JSON.parse(event.organisers!) as PrintedOrganiser[];
    for (const [position, { name, short }] of printed.entries()) {
      let organisationId = known.get(short);
      if (organisationId === undefined) {
        organisationId = newId();
        known.set(short, organisationId);
        await run('INSERT INTO organisations (id, name, short, created_at) VALUES (?, ?, ?, ?)', [
          organisationId,
          name,
          short,
          now,
        ]);
      }
      await run(
        'INSERT INTO event_organisations (event_id, organisation_id, position) VALUES (?, ?, ?) ON CONFLICT (event_id, organisation_id) DO NOTHING',
        [event.id, organisationId, position],
      );
      await run(
        `INSERT INTO organisation_members (organisation_id, account_id, created_at)
         SELECT ?, account_id, ? FROM event_roles WHERE event_id = ? AND role IN ('responsable', 'organisateur')
         ON CONFLICT (organisation_id, account_id) DO NOTHING`,
        [organisationId, now, event.id],
      );
    }
  }
}
