import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../platform/database/transaction.js';
import type { QuestionnaireRecord } from '../domain/questionnaire.js';
import { QUESTIONNAIRE_COLUMNS, questionnaireRecord, type QuestionnaireRow } from './questionnaire-rows.js';

export interface LockedQuestionnaire extends QuestionnaireRecord {
  /** The wrapped key of its box; null where there is no box. */
  readonly seal: string | null;
}

const LOCKED = `SELECT ${QUESTIONNAIRE_COLUMNS}, q.seal AS "seal" FROM questionnaires q WHERE q.id = ?`;

/** What an organiser decides on a questionnaire. */
export type QuestionnaireSettings = Omit<QuestionnaireRecord, 'id' | 'eventId' | 'status' | 'version' | 'closedAt'>;

@Injectable()
export class QuestionnaireRepository {
  /** Until the transaction ends nobody else answers, opens or closes it. */
  async lock(tx: Transaction, id: string): Promise<LockedQuestionnaire | null> {
    const rows = await tx.query<QuestionnaireRow & { seal: string | null }>(
      tx.engine === 'postgres' ? `${LOCKED} FOR UPDATE` : LOCKED,
      [id],
    );
    const row = rows[0];
    return row ? { ...questionnaireRecord(row), seal: row.seal } : null;
  }

  async insert(tx: Transaction, id: string, eventId: string, settings: QuestionnaireSettings, now: number): Promise<void> {
    await tx.execute(
      `INSERT INTO questionnaires (id, event_id, status, seal, version, created_at, updated_at, closed_at, ${SETTINGS.join(', ')})
       VALUES (?, ?, 'draft', NULL, 1, ?, ?, NULL, ${SETTINGS.map(() => '?').join(', ')})`,
      [id, eventId, now, now, ...settingValues(settings)],
    );
  }

  async change(tx: Transaction, id: string, settings: QuestionnaireSettings, now: number): Promise<void> {
    await tx.execute(
      `UPDATE questionnaires SET ${SETTINGS.map((name) => `${name} = ?`).join(', ')}, version = version + 1, updated_at = ?
       WHERE id = ?`,
      [...settingValues(settings), now, id],
    );
  }

  /** Its questions changed. */
  async touch(tx: Transaction, id: string, now: number): Promise<void> {
    await tx.execute('UPDATE questionnaires SET version = version + 1, updated_at = ? WHERE id = ?', [now, id]);
  }

  async open(tx: Transaction, id: string, seal: string | null, now: number): Promise<void> {
    await tx.execute(
      `UPDATE questionnaires SET status = 'open', seal = ?, closed_at = NULL, asked = NULL, version = version + 1, updated_at = ? WHERE id = ?`,
      [seal, now, id],
    );
  }

  async close(tx: Transaction, id: string, now: number): Promise<void> {
    await tx.execute(
      `UPDATE questionnaires SET status = 'closed', closed_at = ?, version = version + 1, updated_at = ?,
         asked = (SELECT COUNT(*) FROM questionnaire_invitations WHERE questionnaire_id = ?) WHERE id = ?`,
      [now, now, id, id],
    );
  }

  /** The box is empty: the key goes. */
  async forgetSeal(tx: Transaction, id: string): Promise<void> {
    await tx.execute('UPDATE questionnaires SET seal = NULL, version = version + 1 WHERE id = ?', [id]);
  }

  /** A draft that nobody was asked with. */
  async remove(tx: Transaction, id: string): Promise<void> {
    for (const table of ['questionnaire_codes', 'questionnaire_questions']) {
      await tx.execute(`DELETE FROM ${table} WHERE questionnaire_id = ?`, [id]);
    }
    await tx.execute('DELETE FROM questionnaires WHERE id = ?', [id]);
  }
}

const SETTINGS = [
  ...['moment', 'title', 'intro', 'steps', 'audience', 'atelier', 'mode', 'threshold', 'facts', 'opens_at', 'closes_at'],
  ...['room_link', 'once_per_device', 'reminders'],
] as const;

function settingValues(settings: QuestionnaireSettings): unknown[] {
  const { moment, title, intro, steps, audience, atelier, mode, threshold, facts, opensAt, closesAt } = settings;
  const json = [title, intro, steps].map((value) => JSON.stringify(value));
  return [
    ...[moment, ...json, audience, atelier, mode, threshold, JSON.stringify(facts), opensAt, closesAt],
    ...[settings.roomLink, settings.oncePerDevice, settings.reminders],
  ];
}
