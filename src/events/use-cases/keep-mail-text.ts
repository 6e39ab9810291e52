import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import type { Transaction } from '../../platform/database/transaction.js';
import type { MailText } from '../domain/mail-text.js';

/** Writes an event's own words for a kind of mail. The event's version rises, so that every process reads them anew. */
@Injectable()
export class KeepMailText {
  constructor(private readonly clock: Clock) {}

  /**
   * `text.version`: the one its author saw, 0 for none. With no words at all the house's stand again.
   * @returns false when somebody else wrote since: nothing is changed then.
   */
  async within(tx: Transaction, eventId: string, text: MailText): Promise<boolean> {
    const now = this.clock.now().getTime();
    const changed =
      text.version > 0 ? await this.rewrite(tx, eventId, text, now) : await this.write(tx, eventId, text, now);
    if (changed === 0) return false;
    await tx.execute('UPDATE events SET version = version + 1 WHERE id = ?', [eventId]);
    return true;
  }

  private rewrite(tx: Transaction, eventId: string, text: MailText, now: number): Promise<number> {
    return tx.execute(
      `UPDATE message_templates SET subject = ?, opening = ?, closing = ?, version = version + 1, updated_at = ?
       WHERE event_id = ? AND kind = ? AND locale = ? AND version = ?`,
      [text.subject, text.opening, text.closing, now, eventId, text.kind, text.locale, text.version],
    );
  }

  private write(tx: Transaction, eventId: string, text: MailText, now: number): Promise<number> {
    return tx.execute(
      `INSERT INTO message_templates (event_id, kind, locale, subject, opening, closing, version, updated_at)
       VALUES (?, ?, ?, ?, ?, ?, 1, ?) ON CONFLICT (event_id, kind, locale) DO NOTHING`,
      [eventId, text.kind, text.locale, text.subject, text.opening, text.closing, now],
    );
  }

  /** A copy of an event speaks like the first. */
  async copy(tx: Transaction, fromEventId: string, toEventId: string): Promise<void> {
    await tx.execute(
      `INSERT INTO message_templates (event_id, kind, locale, subject, opening, closing, version, updated_at)
       SELECT ?, kind, locale, subject, opening, closing, 1, updated_at FROM message_templates WHERE event_id = ?`,
      [toEventId, fromEventId],
    );
  }
}
