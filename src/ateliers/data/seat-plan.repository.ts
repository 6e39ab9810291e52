import { Injectable } from '@nestjs/common';
import type { Organiser } from '../../platform/accounts/organiser.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { newId } from '../../platform/ids/ids.js';
import { PlanUnknown } from '../domain/ateliers.errors.js';
import { type ChangeVerb, type PlanChange, type Proposal, type RecordedChange, type SeatPlan, withLocks } from '../domain/plan/seat-plan.js';
import { readSeats, type SeatsByPhase, writeLockedTables, writeSeats } from '../domain/seats.js';
import { PLAN_COLUMNS, type PlanRow, planRecord } from './seat-plan-row.js';

type Asks = Pick<Transaction, 'query'>;
export type PlanAuthor = Pick<Organiser, 'accountId' | 'name'>;
export type Seats = ReadonlyMap<string, SeatsByPhase>;

/** Undo goes back so far. */
const CHANGES_KEPT = 200;
/** Rows of one INSERT: three parameters each. */
const CHUNK = 300;

export interface NewPlan {
  readonly eventId: string;
  readonly kind: SeatPlan['kind'];
  readonly name: string;
  readonly basedOn?: { readonly id: string; readonly version: number } | null;
  readonly lockedTables?: SeatPlan['lockedTables'];
  readonly proposal?: Proposal;
  readonly rooms?: object | null;
}

@Injectable()
export class SeatPlanRepository {
  /** @returns the id of the new plan. */
  async add(tx: Transaction, plan: NewPlan, seats: Seats, by: PlanAuthor, at: number): Promise<string> {
    const id = newId();
    await tx.execute(
      `INSERT INTO seat_plans (id, event_id, kind, name, based_on, based_on_version, version, revision, locked_tables, rooms,
         proposal, created_at, updated_at, account_id, actor) VALUES (?, ?, ?, ?, ?, ?, 1, 1, ?, ?, ?, ?, ?, ?, ?)`,
      [
        id,
        plan.eventId,
        plan.kind,
        plan.name,
        plan.basedOn?.id ?? null,
        plan.basedOn?.version ?? 0,
        writeLockedTables(plan.lockedTables ?? new Set()),
        plan.rooms ? JSON.stringify(plan.rooms) : null,
        JSON.stringify(plan.proposal ?? {}),
        at,
        at,
        by.accountId,
        by.name,
      ],
    );
    await this.insertSeats(tx, id, seats);
    return id;
  }

  /**
   * The plan under lock: nobody else changes it before this transaction ends.
   * @throws PlanUnknown also for a plan of another event.
   */
  async open(tx: Transaction, eventId: string, id: string): Promise<SeatPlan> {
    await tx.execute('UPDATE seat_plans SET version = version WHERE id = ?', [id]);
    return this.byId(tx, eventId, id);
  }

  /** @throws PlanUnknown also for a plan of another event. */
  async byId(database: Asks, eventId: string, id: string): Promise<SeatPlan> {
    const [row] = await database.query<PlanRow>(`SELECT ${PLAN_COLUMNS} FROM seat_plans p WHERE p.id = ? AND p.event_id = ?`, [
      id,
      eventId,
    ]);
    if (!row) throw new PlanUnknown();
    return planRecord(row);
  }

  async published(database: Asks, eventId: string): Promise<SeatPlan | null> {
    const [row] = await database.query<PlanRow>(
      `SELECT ${PLAN_COLUMNS} FROM seat_plans p WHERE p.event_id = ? AND p.kind = 'published'`,
      [eventId],
    );
    return row ? planRecord(row) : null;
  }

  async seatsOf(database: Asks, planId: string): Promise<Map<string, SeatsByPhase>> {
    const rows = await database.query<{ id: string; seats: string }>(
      `SELECT registration_id AS "id", seats AS "seats" FROM seat_plan_seats WHERE plan_id = ?`,
      [planId],
    );
    return new Map(rows.map(({ id, seats }) => [id, readSeats(seats)]));
  }

  /** A change on top of those the plan shows; what was undone is forgotten. `seats` are those after it. @returns the new version. */
  async change(
    tx: Transaction,
    plan: SeatPlan,
    by: PlanAuthor,
    verb: ChangeVerb,
    change: PlanChange,
    seats: Seats,
    at: number,
  ): Promise<number> {
    const version = plan.version + 1;
    await tx.execute('DELETE FROM seat_plan_changes WHERE plan_id = ? AND version > ?', [plan.id, plan.revision]);
    await tx.execute(
      'INSERT INTO seat_plan_changes (id, plan_id, version, verb, body, at, account_id, actor) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
      [newId(), plan.id, version, verb, JSON.stringify(change), at, by.accountId, by.name],
    );
    await tx.execute('DELETE FROM seat_plan_changes WHERE plan_id = ? AND version <= ?', [plan.id, version - CHANGES_KEPT]);
    await this.show(tx, plan, change, { version, revision: version }, seats, at);
    return version;
  }

  /** The plan shows another of its changes, after an undo or a redo. */
  async show(
    tx: Transaction,
    plan: SeatPlan,
    change: PlanChange,
    { version, revision }: Pick<SeatPlan, 'version' | 'revision'>,
    seats: Seats,
    at: number,
  ): Promise<void> {
    const concerned = new Set(change.seats.map(({ person }) => person));
    await this.writeSeats(tx, plan.id, new Map([...concerned].map((person) => [person, seats.get(person) ?? new Map()])));
    await tx.execute('UPDATE seat_plans SET version = ?, revision = ?, locked_tables = ?, updated_at = ? WHERE id = ?', [
      version,
      revision,
      writeLockedTables(withLocks(plan.lockedTables, change)),
      at,
      plan.id,
    ]);
  }

  /** The last change the plan shows, or the one undone last. */
  async neighbour(database: Asks, { id, revision }: SeatPlan, side: 'undo' | 'redo'): Promise<RecordedChange | null> {
    const [row] = await database.query<ChangeRow>(
      side === 'undo'
        ? `${CHANGES} WHERE plan_id = ? AND version = ?`
        : `${CHANGES} WHERE plan_id = ? AND version > ? ORDER BY version LIMIT 1`,
      [id, revision],
    );
    return row ? recordedChange(row) : null;
  }

  /** The version of the change before one; the plan as it began where there is none. */
  async versionBefore(tx: Transaction, planId: string, version: number): Promise<number> {
    const [row] = await tx.query<{ version: number | null }>(
      `SELECT MAX(version) AS "version" FROM seat_plan_changes WHERE plan_id = ? AND version < ?`,
      [planId, version],
    );
    return row?.version ?? version - 1;
  }

  /** What was done since a version, the oldest first; what was undone meanwhile is left out. */
  async changesSince(database: Asks, planId: string, version: number): Promise<RecordedChange[]> {
    const rows = await database.query<ChangeRow>(`${CHANGES} WHERE plan_id = ? AND version > ? ORDER BY version`, [planId, version]);
    return rows.map(recordedChange);
  }

  /** The published plan shows another state of a draft. */
  async republish(
    tx: Transaction,
    id: string,
    { rooms, basedOn, basedOnVersion, by, at }: { rooms: object; basedOn: string; basedOnVersion: number; by: PlanAuthor; at: number },
  ): Promise<void> {
    await tx.execute(
      `UPDATE seat_plans SET rooms = ?, based_on = ?, based_on_version = ?, version = version + 1, updated_at = ?, account_id = ?, actor = ?
       WHERE id = ?`,
      [JSON.stringify(rooms), basedOn, basedOnVersion, at, by.accountId, by.name, id],
    );
  }

  async rename(tx: Transaction, id: string, name: string): Promise<void> {
    await tx.execute('UPDATE seat_plans SET name = ? WHERE id = ?', [name, id]);
  }

  async remove(tx: Transaction, id: string): Promise<void> {
    await tx.execute('DELETE FROM seat_plan_changes WHERE plan_id = ?', [id]);
    await tx.execute('DELETE FROM seat_plan_seats WHERE plan_id = ?', [id]);
    await tx.execute('DELETE FROM seat_plans WHERE id = ?', [id]);
  }

  /** Rows of the people given are replaced; people without any seat have none. */
  async writeSeats(tx: Transaction, planId: string, seats: Seats): Promise<void> {
    const people = [...seats.keys()];
    for (let from = 0; from < people.length; from += CHUNK) {
      const part = people.slice(from, from + CHUNK);
      await tx.execute(
        `DELETE FROM seat_plan_seats WHERE plan_id = ? AND registration_id IN (${part.map(() => '?').join(', ')})`,
        [planId, ...part],
      );
    }
    await this.insertSeats(tx, planId, seats);
  }

  /** In every plan: what one person had, another has; nothing where the other has seats already. */
  async handOver(tx: Transaction, from: string, to: string): Promise<void> {
    await tx.execute(
      `UPDATE seat_plan_seats SET registration_id = ? WHERE registration_id = ?
         AND NOT EXISTS (SELECT 1 FROM seat_plan_seats other WHERE other.plan_id = seat_plan_seats.plan_id AND other.registration_id = ?)`,
      [to, from, to],
    );
  }

  private async insertSeats(tx: Transaction, planId: string, seats: Seats): Promise<void> {
    const rows = [...seats].map(([person, one]) => [planId, person, writeSeats(one)]).filter(([, , text]) => text !== '');
    for (let from = 0; from < rows.length; from += CHUNK) {
      const part = rows.slice(from, from + CHUNK);
      await tx.execute(
        `INSERT INTO seat_plan_seats (plan_id, registration_id, seats) VALUES ${part.map(() => '(?, ?, ?)').join(', ')}`,
        part.flat(),
      );
    }
  }
}

interface ChangeRow {
  readonly version: number;
  readonly verb: ChangeVerb;
  readonly body: string;
  readonly at: number;
  readonly actor: string;
  readonly accountId: string | null;
}

const CHANGES = `SELECT version AS "version", verb AS "verb", body AS "body", at AS "at", actor AS "actor",
  account_id AS "accountId" FROM seat_plan_changes`;

function recordedChange({ body, ...row }: ChangeRow): RecordedChange {
  return { ...(JSON.parse(body) as PlanChange), ...row };
}
