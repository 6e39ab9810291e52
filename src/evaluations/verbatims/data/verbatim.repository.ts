import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../../platform/database/transaction.js';
import type { Theme, VerbatimRef, VerbatimWork } from '../domain/verbatim.js';

type Asks = Pick<Transaction, 'query'>;

export interface KeptVerbatim extends VerbatimRef, VerbatimWork {}

interface Row extends VerbatimRef {
  readonly text: string;
  readonly themes: string;
  readonly chosen: boolean | number;
  readonly critical: boolean | number;
  readonly version: number;
}

const COLUMNS = `response_id AS "responseId", question_id AS "questionId", subject AS "subject", text AS "text",
  themes AS "themes", chosen AS "chosen", critical AS "critical", version AS "version"`;

@Injectable()
export class VerbatimRepository {
  async ofQuestionnaire(database: Asks, questionnaireId: string): Promise<KeptVerbatim[]> {
    const rows = await database.query<Row>(`SELECT ${COLUMNS} FROM verbatims WHERE questionnaire_id = ?`, [
      questionnaireId,
    ]);
    return rows.map((row) => ({
      ...row,
      themes: JSON.parse(row.themes) as string[],
      chosen: Boolean(row.chosen),
      critical: Boolean(row.critical),
    }));
  }

  /** @returns false when somebody else wrote since `work.version`. */
  async save(
    tx: Transaction,
    { responseId, questionId, subject }: VerbatimRef,
    whose: { readonly questionnaireId: string; readonly personId: string | null },
    { text, themes, chosen, critical, version }: VerbatimWork,
    now: number,
  ): Promise<boolean> {
    const changed =
      version === 0
        ? await tx.execute(
            `INSERT INTO verbatims (response_id, question_id, subject, questionnaire_id, person_id, text, themes, chosen,
               critical, version, updated_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 1, ?)
             ON CONFLICT (response_id, question_id, subject) DO NOTHING`,
            [
              ...[responseId, questionId, subject, whose.questionnaireId, whose.personId],
              ...[text, JSON.stringify(themes), chosen, critical, now],
            ],
          )
        : await tx.execute(
            `UPDATE verbatims SET text = ?, themes = ?, chosen = ?, critical = ?, version = version + 1, updated_at = ?
             WHERE response_id = ? AND question_id = ? AND subject = ? AND version = ?`,
            [text, JSON.stringify(themes), chosen, critical, now, responseId, questionId, subject, version],
          );
    return changed === 1;
  }

  async themes(database: Asks, eventId: string): Promise<Theme[]> {
    return database.query<Theme>(
      'SELECT id AS "id", label AS "label" FROM verbatim_themes WHERE event_id = ? ORDER BY label, id',
      [eventId],
    );
  }

  async addTheme(tx: Transaction, eventId: string, { id, label }: Theme): Promise<void> {
    await tx.execute('INSERT INTO verbatim_themes (id, event_id, label) VALUES (?, ?, ?)', [id, eventId, label]);
  }

  async renameTheme(tx: Transaction, id: string, label: string): Promise<void> {
    await tx.execute('UPDATE verbatim_themes SET label = ? WHERE id = ?', [label, id]);
  }

  /** Wherever `id` stands comes `into`; null takes it off. The theme itself goes. */
  async mergeTheme(tx: Transaction, eventId: string, id: string, into: string | null): Promise<void> {
    const rows = await tx.query<VerbatimRef & { readonly themes: string }>(
      `SELECT response_id AS "responseId", question_id AS "questionId", subject AS "subject", themes AS "themes" FROM verbatims
       WHERE questionnaire_id IN (SELECT id FROM questionnaires WHERE event_id = ?) AND themes LIKE ?`,
      [eventId, `%${id}%`],
    );
    for (const { responseId, questionId, subject, themes } of rows) {
      const kept = (JSON.parse(themes) as string[]).filter((one) => one !== id && one !== into);
      await tx.execute(
        `UPDATE verbatims SET themes = ?, version = version + 1 WHERE response_id = ? AND question_id = ? AND subject = ?`,
        [JSON.stringify(into === null ? kept : [...kept, into]), responseId, questionId, subject],
      );
    }
    await tx.execute('DELETE FROM verbatim_themes WHERE id = ?', [id]);
  }
}
