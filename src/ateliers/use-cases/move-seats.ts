import { Injectable } from '@nestjs/common';
import { ChangeRefused, SeatsChangedMeanwhile } from '../domain/ateliers.errors.js';
import { absenceChanges, judgeMoves, lockChanges, type Move, swapMoves } from '../domain/plan/plan-moves.js';
import type { RecordedChange } from '../domain/plan/seat-plan.js';
import { seatOf, type Situation } from '../domain/plan/situation.js';
import { tableKey } from '../domain/seats.js';
import { ChangePlan, type PlanChanged, type PlanEdit } from './change-plan.js';

/** `from` is the table on the page: where somebody else moved the person meanwhile, nothing is done. */
export interface AskedMove extends Move {
  readonly from: number;
}

/** People to other tables, all of them or nobody. */
@Injectable()
export class MoveSeats {
  constructor(private readonly plan: ChangePlan) {}

  /**
   * @param despite a theme twice, or a pair that was to be kept apart or together, is accepted
   * @throws ChangeRefused, SeatsChangedMeanwhile, PlanUnknown
   */
  async execute(edit: PlanEdit, moves: readonly AskedMove[], despite = false): Promise<PlanChanged> {
    return this.plan.execute(edit, ({ situation }, since) => {
      refuseIfMoved(situation, moves, since);
      const { changes, refusals } = judgeMoves(situation, moves, { despite });
      if (refusals.length > 0) throw new ChangeRefused(refusals);
      return { verb: 'moved', change: { seats: changes } };
    });
  }
}

/** Two people take each other's seat in one phase. */
@Injectable()
export class SwapSeats {
  constructor(private readonly plan: ChangePlan) {}

  /** @throws ChangeRefused, SeatsChangedMeanwhile, PlanUnknown */
  async execute(
    edit: PlanEdit,
    { phase, one, other, despite = false }: { phase: number; one: AskedSeat; other: AskedSeat; despite?: boolean },
  ): Promise<PlanChanged> {
    return this.plan.execute(edit, ({ situation }, since) => {
      refuseIfMoved(
        situation,
        [
          { ...one, phase },
          { ...other, phase },
        ],
        since,
      );
      const { changes, refusals } = judgeMoves(situation, swapMoves(situation, phase, one.person, other.person), {
        despite,
      });
      if (refusals.length > 0) throw new ChangeRefused(refusals);
      return { verb: 'swapped', change: { seats: changes } };
    });
  }
}

export interface AskedSeat {
  readonly person: string;
  readonly from: number;
}

/** Seats that nobody takes away, of some people or of a whole table. */
@Injectable()
export class LockSeats {
  constructor(private readonly plan: ChangePlan) {}

  /** @param phase null: all phases. @throws ChangeRefused where nothing would change, PlanUnknown */
  async people(edit: PlanEdit, people: readonly string[], phase: number | null, locked: boolean): Promise<PlanChanged> {
    return this.plan.execute(edit, ({ situation }) => {
      const seats = lockChanges(situation, people, phase, locked);
      if (seats.length === 0) throw new ChangeRefused([{ reason: 'nothing-to-change' }]);
      return { verb: locked ? 'locked' : 'unlocked', change: { seats } };
    });
  }

  /** Nobody joins or leaves the table. @throws ChangeRefused where nothing would change, PlanUnknown */
  async table(edit: PlanEdit, phase: number, table: number, locked: boolean): Promise<PlanChanged> {
    return this.plan.execute(edit, ({ situation }) => {
      const key = tableKey(phase, table);
      if (situation.lockedTables.has(key) === locked) throw new ChangeRefused([{ reason: 'nothing-to-change' }]);
      return locked
        ? { verb: 'table-locked', change: { seats: [], lock: [key] } }
        : { verb: 'table-unlocked', change: { seats: [], unlock: [key] } };
    });
  }
}

/** Somebody does not come to a phase, or comes after all and has no seat yet. */
@Injectable()
export class MarkAbsent {
  constructor(private readonly plan: ChangePlan) {}

  /** @throws ChangeRefused where nothing would change, PlanUnknown */
  async execute(
    edit: PlanEdit,
    people: readonly string[],
    phase: number | null,
    absent: boolean,
  ): Promise<PlanChanged> {
    return this.plan.execute(edit, ({ situation }) => {
      const phases = situation.arrangement.phases
        .map(({ number }) => number)
        .filter((number) => phase === null || phase === number);
      const seats = phases.flatMap((number) => absenceChanges(situation, people, number, absent));
      if (seats.length === 0) throw new ChangeRefused([{ reason: 'nothing-to-change' }]);
      return { verb: absent ? 'absent' : 'present', change: { seats } };
    });
  }
}

function refuseIfMoved(
  situation: Situation,
  asked: readonly { person: string; phase: number; from: number }[],
  since: readonly RecordedChange[],
): void {
  if (asked.some(({ person, phase, from }) => seatOf(situation, person, phase).table !== from)) {
    throw new SeatsChangedMeanwhile(since);
  }
}
