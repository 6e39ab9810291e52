import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../../platform/database/transaction.js';
import { newId } from '../../../platform/ids/ids.js';
import type { Note, NoteKind, NotePlace } from '../domain/note.js';

type Asks = Pick<Transaction, 'query'>;

export interface FacilitatorLink {
  readonly accountId: string;
  readonly printedName: string;
}

export interface NotedAbsence {
  readonly registrationId: string;
  readonly phase: number;
  readonly actor: string;
  readonly notedAt: number;
}

const NOTE = `phase AS "phase", letter AS "letter", table_number AS "table", kind AS "kind", body AS "body",
  updated_at AS "updatedAt", actor AS "actor"`;

@Injectable()
export class FacilitationRepository {
  async links(database: Asks, eventId: string): Promise<FacilitatorLink[]> {
    return database.query<FacilitatorLink>(
      `SELECT account_id AS "accountId", printed_name AS "printedName" FROM facilitator_links WHERE event_id = ?`,
      [eventId],
    );
  }

  /** One name a member; null takes it back. */
  async link(
    tx: Transaction,
    eventId: string,
    { accountId, printedName }: { accountId: string; printedName: string | null },
    actor: string,
    at: number,
  ): Promise<void> {
    await tx.execute('DELETE FROM facilitator_links WHERE event_id = ? AND account_id = ?', [eventId, accountId]);
    if (printedName === null) return;
    await tx.execute(
      'INSERT INTO facilitator_links (event_id, account_id, printed_name, linked_at, actor) VALUES (?, ?, ?, ?, ?)',
      [eventId, accountId, printedName, at, actor],
    );
  }

  /** All that the event's tables produced, empty notes left out. */
  async notes(database: Asks, eventId: string): Promise<Note[]> {
    return database.query<Note>(
      `SELECT ${NOTE} FROM atelier_notes WHERE event_id = ? AND body <> '' ORDER BY phase, letter, table_number, kind`,
      [eventId],
    );
  }

  async notesAt(database: Asks, eventId: string, { phase, letter, table }: NotePlace): Promise<Note[]> {
    return database.query<Note>(
      `SELECT ${NOTE} FROM atelier_notes WHERE event_id = ? AND phase = ? AND letter = ? AND table_number = ?`,
      [eventId, phase, letter, table],
    );
  }

  async write(
    tx: Transaction,
    eventId: string,
    { phase, letter, table, kind }: NotePlace & { kind: NoteKind },
    body: string,
    by: { accountId: string | null; name: string },
    at: number,
  ): Promise<void> {
    const place = [eventId, phase, letter, table, kind];
    const changed = await tx.execute(
      `UPDATE atelier_notes SET body = ?, version = version + 1, updated_at = ?, account_id = ?, actor = ?
       WHERE event_id = ? AND phase = ? AND letter = ? AND table_number = ? AND kind = ?`,
      [body, at, by.accountId, by.name, ...place],
    );
    if (changed > 0) return;
    await tx.execute(
      `INSERT INTO atelier_notes (id, event_id, phase, letter, table_number, kind, body, version, updated_at, account_id, actor)
       VALUES (?, ?, ?, ?, ?, ?, ?, 1, ?, ?, ?)`,
      [newId(), ...place, body, at, by.accountId, by.name],
    );
  }

  async absences(database: Asks, eventId: string): Promise<NotedAbsence[]> {
    return database.query<NotedAbsence>(
      `SELECT registration_id AS "registrationId", phase AS "phase", actor AS "actor", noted_at AS "notedAt"
       FROM atelier_absences WHERE event_id = ? ORDER BY phase, noted_at`,
      [eventId],
    );
  }

  async noteAbsence(
    tx: Transaction,
    eventId: string,
    { registrationId, phase, absent }: { registrationId: string; phase: number; absent: boolean },
    actor: string,
    at: number,
  ): Promise<void> {
    await tx.execute('DELETE FROM atelier_absences WHERE registration_id = ? AND phase = ?', [registrationId, phase]);
    if (!absent) return;
    await tx.execute(
      'INSERT INTO atelier_absences (registration_id, phase, event_id, noted_at, actor) VALUES (?, ?, ?, ?, ?)',
      [registrationId, phase, eventId, at, actor],
    );
  }
}
