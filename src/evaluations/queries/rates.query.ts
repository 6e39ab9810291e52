import { Injectable } from '@nestjs/common';
import { ReadDatabase } from '../../platform/database/read-database.js';
import type { QuestionnaireRecord } from '../domain/questionnaire.js';
import { Audiences } from './audiences.js';

/** How many answered, of how many who were or will be asked. */
export interface Rate {
  readonly answered: number;
  readonly asked: number;
}

export interface CodeCount {
  readonly id: string;
  readonly code: string;
  readonly label: string;
  readonly atelier: string | null;
  readonly expected: number | null;
  readonly answered: number;
  readonly revoked: boolean;
}

/** Counts alone: nothing here says who answered, nor what. */
@Injectable()
export class RatesQuery {
  constructor(
    private readonly read: ReadDatabase,
    private readonly audiences: Audiences,
  ) {}

  async of(questionnaire: QuestionnaireRecord): Promise<Rate> {
    const { id } = questionnaire;
    const whole = this.read.engine === 'postgres' ? 'TRUE' : '1';
    const [row] = await this.read.query<{ then: number | null; box: number; stored: number; asked: number }>(
      `SELECT (SELECT asked FROM questionnaires WHERE id = ?) AS "then",
         (SELECT COUNT(*) FROM questionnaire_box WHERE questionnaire_id = ?) AS "box",
         (SELECT COUNT(*) FROM questionnaire_responses WHERE questionnaire_id = ? AND whole = ${whole}) AS "stored",
         (SELECT COUNT(*) FROM questionnaire_invitations WHERE questionnaire_id = ?) AS "asked"`,
      [id, id, id, id],
    );
    const invited = Number(row?.then || row?.asked || 0);
    const asked = invited > 0 ? invited : (await this.audiences.of(this.read, questionnaire)).length;
    return { answered: Number(row?.box ?? 0) + Number(row?.stored ?? 0), asked };
  }

  async codes(questionnaireId: string): Promise<CodeCount[]> {
    const rows = await this.read.query<Omit<CodeCount, 'revoked'> & { revoked: boolean | number }>(
      `SELECT id AS "id", code AS "code", label AS "label", atelier AS "atelier", expected AS "expected",
         answered AS "answered", revoked AS "revoked" FROM questionnaire_codes WHERE questionnaire_id = ? ORDER BY id`,
      [questionnaireId],
    );
    return rows.map((row) => ({ ...row, revoked: Boolean(row.revoked) }));
  }

  /** Where nobody said how many a code is for, those whom the published plan seats in its atelier. */
  async withExpected(code: CodeCount, eventId: string): Promise<CodeCount> {
    const { atelier, expected } = code;
    if (atelier === null || expected !== null) return code;
    const seated = await this.audiences.of(this.read, { eventId, audience: 'atelier', atelier });
    return seated.length === 0 ? code : { ...code, expected: seated.length };
  }
}
