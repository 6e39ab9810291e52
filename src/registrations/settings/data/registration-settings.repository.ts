import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../../platform/database/transaction.js';
import { NOTHING_DECIDED, type SettingTopic, type StoredSetting } from '../domain/setting-topic.js';

type Asks = Pick<Transaction, 'query'>;
interface Row {
  readonly topic: SettingTopic;
  readonly body: string;
  readonly version: number;
}

const SELECT = `SELECT topic AS "topic", body AS "body", version AS "version" FROM registration_settings WHERE event_id = ?`;

@Injectable()
export class RegistrationSettingsRepository {
  /** `database` is a transaction, or the committed rows. */
  async of(database: Asks, eventId: string, topic: SettingTopic): Promise<StoredSetting> {
    const [row] = await database.query<Row>(`${SELECT} AND topic = ?`, [eventId, topic]);
    return row ? stored(row) : NOTHING_DECIDED;
  }

  /** Every topic that was ever decided. */
  async all(database: Asks, eventId: string): Promise<ReadonlyMap<SettingTopic, StoredSetting>> {
    const rows = await database.query<Row>(SELECT, [eventId]);
    return new Map(rows.map((row) => [row.topic, stored(row)]));
  }

  /** @returns false when somebody else saved since `version` was read: nothing is written then. */
  async save(
    tx: Transaction,
    { eventId, topic, body, version, now }: { eventId: string; topic: SettingTopic; body: object; version: number; now: number },
  ): Promise<boolean> {
    const json = JSON.stringify(body);
    if (version > 0) {
      const changed = await tx.execute(
        `UPDATE registration_settings SET body = ?, version = version + 1, updated_at = ?
         WHERE event_id = ? AND topic = ? AND version = ?`,
        [json, now, eventId, topic, version],
      );
      return changed === 1;
    }
    const inserted = await tx.execute(
      `INSERT INTO registration_settings (event_id, topic, body, version, updated_at) VALUES (?, ?, ?, 1, ?)
       ON CONFLICT (event_id, topic) DO NOTHING`,
      [eventId, topic, json, now],
    );
    return inserted === 1;
  }
}

function stored({ body, version }: Row): StoredSetting {
  return { body: JSON.parse(body) as unknown, version };
}
