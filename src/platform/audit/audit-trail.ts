import { Injectable } from '@nestjs/common';
import { MachineClock } from '../clock/clock.js';
import type { Transaction } from '../database/transaction.js';
import { newId } from '../ids/ids.js';

/** Who did it: an organiser, or a command of whoever runs the installation (`accountId` null). */
export interface AuditActor {
  readonly accountId: string | null;
  readonly name: string;
}

/** A few plain values for the sentence: titles, names of organisers, roles, numbers. No secrets, no personal answers. */
export type AuditDetails = Readonly<Record<string, string | number | boolean | null | readonly string[]>>;

export interface AuditFact {
  readonly actor: AuditActor;
  /** Null for what concerns no event, such as a login. */
  readonly eventId?: string | null;
  /** At most 60 characters of kebab-case, past tense: `programme-published`. Its sentence is `audit:verbs.<verb>`. */
  readonly verb: string;
  /** At most 40 characters: `event`, `registration`, `account`… */
  readonly subjectKind: string;
  readonly subjectId?: string | null;
  readonly details?: AuditDetails;
}

const LONGEST_DETAIL = 200;
const LONGEST_NAME = 200;

/** Writes who changed what and when, in the transaction of the change: both are there, or neither. */
@Injectable()
export class AuditTrail {
  constructor(private readonly clock: MachineClock) {}

  async record(tx: Transaction, { actor, eventId, verb, subjectKind, subjectId, details }: AuditFact): Promise<void> {
    await tx.execute(
      `INSERT INTO audit_entries (id, at, account_id, actor, event_id, verb, subject_kind, subject_id, details)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      [
        newId(),
        this.clock.now().getTime(),
        actor.accountId,
        actor.name.slice(0, LONGEST_NAME),
        eventId ?? null,
        verb,
        subjectKind,
        subjectId ?? null,
        JSON.stringify(details ?? {}, shortened),
      ],
    );
  }

  /**
   * What was typed into an event's entries about these kinds of subjects goes, as it may name people who are forgotten; who
   * did what, when, and to how many stays.
   */
  async forgetWords(tx: Transaction, eventId: string, subjectKinds: readonly string[]): Promise<void> {
    const entries = await tx.query<{ id: string; details: string }>(
      `SELECT id AS "id", details AS "details" FROM audit_entries
       WHERE event_id = ? AND subject_kind IN (${subjectKinds.map(() => '?').join(', ')})`,
      [eventId, ...subjectKinds],
    );
    for (const { id, details } of entries) {
      const kept = numbersOf(JSON.parse(details) as AuditDetails);
      if (kept !== details) await tx.execute('UPDATE audit_entries SET details = ? WHERE id = ?', [kept, id]);
    }
  }
}

function numbersOf(details: AuditDetails): string {
  return JSON.stringify(Object.fromEntries(Object.entries(details).filter(([, value]) => typeof value === 'number')));
}

function shortened(_key: string, value: unknown): unknown {
  return typeof value === 'string' && value.length > LONGEST_DETAIL ? `${value.slice(0, LONGEST_DETAIL - 1)}…` : value;
}
