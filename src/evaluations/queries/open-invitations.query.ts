import { Injectable } from '@nestjs/common';
import { ReadDatabase } from '../../platform/database/read-database.js';
import type { Bilingual } from '../../registrations/form/domain/question.js';

export interface OpenInvitation {
  readonly questionnaireId: string;
  readonly title: Bilingual;
  readonly tokenVersion: number;
  readonly closesAt: number;
}

/** The questionnaires that somebody may answer now and has not. */
@Injectable()
export class OpenInvitations {
  constructor(private readonly read: ReadDatabase) {}

  /** `now` in epoch milliseconds of the events' clock. */
  async of(registrationId: string, now: number): Promise<OpenInvitation[]> {
    const no = this.read.engine === 'postgres' ? 'FALSE' : '0';
    const rows = await this.read.query<Omit<OpenInvitation, 'title'> & { title: string }>(
      `SELECT q.id AS "questionnaireId", q.title AS "title", i.token_version AS "tokenVersion", q.closes_at AS "closesAt"
       FROM questionnaire_invitations i JOIN questionnaires q ON q.id = i.questionnaire_id
       WHERE i.person_id = ? AND i.answered = ${no} AND q.status = 'open' AND q.opens_at <= ? AND q.closes_at > ?
       ORDER BY q.closes_at, q.id`,
      [registrationId, now, now],
    );
    return rows.map((row) => ({ ...row, title: JSON.parse(row.title) as Bilingual }));
  }
}
