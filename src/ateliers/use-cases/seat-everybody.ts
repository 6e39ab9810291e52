import { Injectable } from '@nestjs/common';
import type { Bounds } from '../domain/planner/bounds.js';
import { NoPlanPossible } from '../domain/planner/impossibilities.js';
import type { PlannedTables } from '../domain/planner/plan-tables.js';
import {
  ateliersKept,
  atelierSituation,
  lettersMissing,
  lettersOfTables,
  partSituation,
} from '../domain/plan/keep-ateliers.js';
import { gatherTerritories } from '../domain/plan/gather-territories.js';
import { boundsTogether, seatsOfPlan } from '../domain/plan/planned-seats.js';
import { type Asking, type Question, questionOf } from '../domain/plan/question.js';
import { type Reason, reasonsIn } from '../domain/plan/reasons.js';
import { seatOf, type Situation } from '../domain/plan/situation.js';
import type { SeatsByPhase } from '../domain/seats.js';
import { Planner } from '../planner.js';
import type { PlannerRun } from '../planner-thread.js';

export interface SeatingOrder {
  readonly seed: number;
  /** For all of it. */
  readonly seconds: number;
  /** See `Asking`. */
  readonly replanFrom?: number;
}

/** Told of progress, from 0 to 1; and handed what is at work, to end it early. */
export interface SeatingWatch {
  progress(part: number, cost: number): void;
  works(run: Pick<PlannerRun, 'stop'>): void;
}

export interface SeatedEverybody {
  readonly seats: ReadonlyMap<string, SeatsByPhase>;
  readonly bounds: Bounds;
  readonly budget: number;
}

/** A part of the work as a part of the whole progress. */
function within(watch: SeatingWatch, from: number, share: number): SeatingWatch {
  return {
    progress: (part, cost) => watch.progress(from + share * part, cost),
    works: (run) => watch.works(run),
  };
}

/** The rules leave no plan: each reason is one that an organiser can mend. */
export class NoSeatingPossible extends Error {
  constructor(readonly reasons: readonly Reason[]) {
    super(reasons.map(({ reason }) => reason).join(', '));
    this.name = 'NoSeatingPossible';
  }
}

interface Answered {
  readonly question: Question;
  readonly planned: PlannedTables & { readonly budget: number };
}

/** The first step of « everybody stays in one atelier » takes this part of the time. */
const CHOICE_OF_ATELIERS = 0.15;
const SHORTEST_SECONDS = 0.3;

/** Asks the planner for a plan of the whole event. */
@Injectable()
export class SeatEverybody {
  constructor(private readonly planner: Planner) {}

  /** @throws NoSeatingPossible */
  async execute(situation: Situation, order: SeatingOrder, watch: SeatingWatch): Promise<SeatedEverybody> {
    const { arrangement, people } = situation;
    if (arrangement.phases.length === 0) throw new NoSeatingPossible([{ reason: 'no-ateliers' }]);
    if (people.length === 0) throw new NoSeatingPossible([{ reason: 'no-people' }]);
    const keeps = arrangement.decisions.passage === 'keep' && arrangement.phases.length > 1;
    return keeps ? this.eachAtelier(situation, order, watch) : this.whole(situation, order, watch);
  }

  private async whole(situation: Situation, order: SeatingOrder, watch: SeatingWatch): Promise<SeatedEverybody> {
    const { question, planned } = await this.ask(situation, order, watch);
    return {
      seats: seatsOfPlan(question, planned.plan, situation.seats, order.replanFrom),
      bounds: planned.bounds,
      budget: planned.budget,
    };
  }

  private async eachAtelier(situation: Situation, order: SeatingOrder, watch: SeatingWatch): Promise<SeatedEverybody> {
    const letters = lettersMissing(situation.arrangement);
    if (letters.length > 0) throw new NoSeatingPossible([{ reason: 'letters-differ', letters }]);
    const chosen =
      order.replanFrom === undefined
        ? await this.choose(situation, order, within(watch, 0, CHOICE_OF_ATELIERS))
        : ateliersKept(situation, order.replanFrom);
    const parts: SeatedEverybody[] = [];
    let done = order.replanFrom === undefined ? CHOICE_OF_ATELIERS : 0;
    const left = 1 - done;
    for (const letter of new Set(chosen.values())) {
      const people = situation.people.filter(({ id }) => chosen.get(id) === letter);
      const share = left * (people.length / situation.people.length);
      const seconds = Math.max(SHORTEST_SECONDS, order.seconds * share);
      const part = partSituation(situation, letter, people);
      parts.push(await this.whole(part, { ...order, seconds }, within(watch, done, share)));
      done += share;
    }
    return {
      seats: new Map(parts.flatMap(({ seats }) => [...seats])),
      bounds: boundsTogether(parts.map(({ bounds }) => bounds)),
      budget: parts.reduce((sum, { budget }) => sum + budget, 0),
    };
  }

  /** Who stays in which atelier all day, in a plan that is made anew. */
  private async choose(
    situation: Situation,
    order: SeatingOrder,
    watch: SeatingWatch,
  ): Promise<ReadonlyMap<string, string>> {
    const choosing = atelierSituation(situation);
    const seconds = Math.max(SHORTEST_SECONDS, order.seconds * CHOICE_OF_ATELIERS);
    const { question, planned } = await this.ask(choosing, { ...order, seconds }, watch);
    const chosen = { ...choosing, seats: seatsOfPlan(question, planned.plan, new Map()) };
    const letterOf = lettersOfTables(choosing.arrangement.phases[0]!);
    return new Map(
      situation.people.flatMap(({ id }) => {
        const letter = letterOf.get(seatOf(chosen, id, 1).table);
        return letter === undefined ? [] : [[id, letter] as const];
      }),
    );
  }

  /**
   * Territories gathered in one atelier and tables filled evenly, where that can be; where it leaves no plan, once more without
   * the one, then without the other.
   */
  private async ask(situation: Situation, order: SeatingOrder, watch: SeatingWatch): Promise<Answered> {
    const isReplan = order.replanFrom !== undefined;
    const asking: Asking = order.replanFrom === undefined ? {} : { replanFrom: order.replanFrom };
    const mayLoosen = situation.arrangement.decisions.fewest === null;
    const gatherings = isReplan || gatherTerritories(situation).length === 0 ? [] : [{ ...asking, gathered: true }];
    let answer: Answered | readonly Reason[] = [];
    for (const one of [...gatherings, asking, ...(mayLoosen ? [{ ...asking, loosely: true }] : [])]) {
      answer = await this.attempt(questionOf(situation, one), order, watch);
      if ('planned' in answer) return answer;
    }
    throw new NoSeatingPossible(answer);
  }

  private async attempt(
    question: Question,
    order: SeatingOrder,
    watch: SeatingWatch,
  ): Promise<Answered | readonly Reason[]> {
    try {
      return { question, planned: await this.run(question, order, watch) };
    } catch (error) {
      if (error instanceof NoPlanPossible) return reasonsIn(question, error.reasons);
      throw error;
    }
  }

  private async run({ instance }: Question, { seed, seconds }: SeatingOrder, watch: SeatingWatch) {
    const run = this.planner.plan({ instance, seed, seconds }, (part, cost) => watch.progress(part, cost));
    watch.works(run);
    return run.planned;
  }
}
