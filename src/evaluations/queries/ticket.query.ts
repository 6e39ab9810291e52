import { Injectable } from '@nestjs/common';
import { ReadDatabase } from '../../platform/database/read-database.js';
import { ticketOf } from '../data/ticket.js';

@Injectable()
export class TicketQuery {
  constructor(private readonly read: ReadDatabase) {}

  /** Whether this form or this device has answered. */
  async isUsed(questionnaireId: string, kind: 'form' | 'device', secret: string): Promise<boolean> {
    const rows = await this.read.query(
      'SELECT ticket FROM questionnaire_tickets WHERE questionnaire_id = ? AND ticket = ?',
      [questionnaireId, ticketOf(kind, secret)],
    );
    return rows.length > 0;
  }
}
