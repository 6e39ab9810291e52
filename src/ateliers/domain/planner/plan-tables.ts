import { anneal, type Annealed, type Watch } from './anneal.js';
import { type Bounds, lowerBounds } from './bounds.js';
import { Chance } from './chance.js';
import { seatByDesign } from './design-seating.js';
import { type Figures, timesBroken, valuePlan } from './figures.js';
import { seatInAteliers } from './first-seating.js';
import { impossibilities, NoPlanPossible } from './impossibilities.js';
import { type Instance, type Plan } from './instance.js';
import { layOut, type Model, planOf } from './model.js';
import { BROKEN_PAIR } from './pair-costs.js';
import { relabel } from './relabel.js';
import { seatFromBase } from './replan-start.js';
import { Seating } from './seating.js';
import { spreadAteliers } from './spread-ateliers.js';
import { type AtelierChoice, chooseAteliers } from './wish-assignment.js';

export interface PlanRequest {
  /** Any whole number: the same seed and budget give the same plan, on every machine. */
  readonly seed: number;
  /** Changes to try in all: some millions a second on one core. */
  readonly proposals: number;
  /** Called every few thousand changes; returning false ends the search with the best plan so far. */
  readonly progress?: (progress: { readonly proposals: number; readonly cost: number }) => boolean;
}

export interface PlannedTables {
  readonly plan: Plan;
  readonly figures: Figures;
  readonly bounds: Bounds;
  /** Changes really tried: less than the budget when the bound was met, or the search stopped. */
  readonly proposals: number;
}

/**
 * The best plan of tables found within the budget. Pure: no clock, no chance but the seed's. Throws NoPlanPossible, with the reasons, when there is
 * none (or, with pairs, ateliers and promises that contradict one another, when none was found).
 */
export function planTables(instance: Instance, request: PlanRequest): PlannedTables {
  const model = layOut(instance);
  const reasons = impossibilities(model);
  if (reasons.length > 0) throw new NoPlanPossible(reasons);
  const search = new Search(model, request);
  const best = search.run();
  const plan = planOf(model, best.seats);
  const figures = valuePlan(instance, plan);
  if (timesBroken(figures) > 0) throw new NoPlanPossible([{ reason: 'ateliers-too-small' }]);
  return { plan, figures, bounds: search.bounds, proposals: search.spent };
}

/** Parts of the budget: first attempts, a long one, and as many returns to its plan as the rest allows. */
const PROBES = [1 / 16, 1 / 16, 1 / 16];
const LONG = 5 / 16;
const REHEATS = 10;
const REHEAT = 1 / 20;
/** Temperatures at both ends, in prices of a repeat. */
const COOLING = [0.6, 0.275] as const;
const REHEATING = [0.38, 0.25] as const;
/** The same for the places of a design, in prices of the cheapest imbalance. */
const LABELS = [1, 0.65] as const;

/** Where the relabelling of a design has found most of what it will find. */
const CHANGES_A_SEAT = 25_000;

class Search {
  spent = 0;
  readonly bounds: Bounds;
  private readonly chance: Chance;
  private readonly ateliers: Int32Array;
  private stopped = false;
  /** The cheapest unit by which territories or mixes differ, and the price of a repeat: temperatures are parts of them. */
  private readonly attributeUnit: number;
  private readonly unit: number;

  constructor(
    private readonly model: Model,
    private readonly request: PlanRequest,
  ) {
    this.chance = new Chance(request.seed);
    const choice = cheapestAteliers(model, this.chance);
    if (!choice) throw new NoPlanPossible([{ reason: 'ateliers-too-small' }]);
    this.ateliers = choice.atelier;
    this.bounds = lowerBounds(model, choice.bound);
    const { repeat, territory, mix } = model.weights;
    this.attributeUnit = Math.min(territory || Infinity, mix || Infinity);
    this.unit = repeat || (Number.isFinite(this.attributeUnit) ? this.attributeUnit / 2 : 1);
  }

  run(): Annealed {
    if (this.model.instance.base) return this.again();
    return this.byDesign() ?? this.fromAteliers();
  }

  /** A re-plan cools from low: the plan in force is good, and each move must earn its price. */
  private again(): Annealed {
    const seats = seatFromBase(this.model) ?? this.firstSeats();
    let best = this.start(seats);
    for (const part of [1 / 4, 3 / 4]) best = cheaper(best, this.anneal(seats, part, 1.5, 0.15));
    return best;
  }

  /** Short attempts from different beginnings tell which one to cool slowly; its plan is then warmed a little, again and again. */
  private fromAteliers(): Annealed {
    let best: Annealed | null = null;
    for (const part of PROBES) {
      if (best && this.isOver(best)) return best;
      best = cheaper(best, this.anneal(this.firstSeats(), part, ...COOLING));
    }
    best = cheaper(best, this.anneal(best!.seats, LONG, ...COOLING));
    for (let i = 0; i < REHEATS && !this.isOver(best); i++) {
      best = cheaper(best, this.anneal(best.seats, REHEAT, ...REHEATING));
    }
    return best;
  }

  /** Encounters by construction, then who takes which place, then a last common polish. */
  private byDesign(): Annealed | null {
    const { model } = this;
    const free = !model.instance.locks?.length && !model.instance.apart?.length;
    let best: Annealed | null = null;
    const attempts = free ? this.relabellings() : 1;
    const part = free ? 0.9 / attempts : 0;
    for (let attempt = 0; attempt < attempts; attempt++) {
      if (best && this.isOver(best)) break;
      const seats = seatByDesign(model, this.chance);
      if (!seats || !keepPromises(model, seats)) return best;
      const found = part > 0 ? this.relabel(seats, part, ...LABELS) : this.start(seats);
      best = cheaper(best, found);
    }
    if (!best || this.isOver(best)) return best;
    const polished = this.anneal(best.seats, free ? 0.1 : 1, free ? 0.4 : 0.6, 0.2);
    return cheaper(best, polished);
  }

  /** A few long attempts, each on another design: beyond a certain length, another design helps more than more patience. */
  private relabellings(): number {
    const long = CHANGES_A_SEAT * this.model.n * this.model.phases;
    return Math.min(16, Math.max(1, Math.round((0.9 * this.request.proposals) / long)));
  }

  private firstSeats(): Int32Array {
    const { model, chance } = this;
    const spread = spreadAteliers(
      model,
      this.ateliers,
      chance,
      Math.min(400_000, Math.ceil(this.request.proposals / 50)),
    );
    const seats = seatInAteliers(model, spread, chance);
    if (!seats) throw new NoPlanPossible([{ reason: 'ateliers-too-small' }]);
    return seats;
  }

  private anneal(seats: Int32Array, part: number, from: number, to: number): Annealed {
    const cooling = { proposals: part * this.request.proposals, from: from * this.unit, to: to * this.unit };
    const start = this.start(seats);
    if (this.isOver(start)) return start;
    const found = anneal(
      new Seating(this.model, seats),
      start.cost,
      this.chance,
      cooling,
      this.bounds.cost,
      this.watch(),
    );
    this.spent += found.proposals;
    return found;
  }

  private relabel(seats: Int32Array, part: number, from: number, to: number): Annealed {
    const start = this.start(seats);
    if (this.isOver(start) || !Number.isFinite(this.attributeUnit)) return start;
    const cooling = {
      proposals: part * this.request.proposals,
      from: from * this.attributeUnit,
      to: to * this.attributeUnit,
    };
    const found = relabel(this.model, seats, start.cost, this.chance, cooling, this.bounds.cost, this.watch());
    this.spent += found.proposals;
    return found;
  }

  private start(seats: Int32Array): Annealed {
    const figures = valuePlan(this.model.instance, planOf(this.model, seats));
    return { seats, cost: figures.cost + BROKEN_PAIR * figures.broken.pairs, proposals: 0 };
  }

  private isOver(best: Annealed): boolean {
    return this.stopped || best.cost <= this.bounds.cost;
  }

  private watch(): Watch {
    const before = this.spent;
    return (proposals, cost) => {
      if (this.request.progress?.({ proposals: before + proposals, cost }) === false) this.stopped = true;
      return !this.stopped;
    };
  }
}

/** Some of the choices that table sizes force are drawn: where one costs more than the bound, others are tried. */
function cheapestAteliers(model: Model, chance: Chance): AtelierChoice | null {
  let best = chooseAteliers(model, chance);
  for (let again = 0; best && best.cost > best.bound && again < 4; again++) {
    const other = chooseAteliers(model, chance);
    if (other && other.cost < best.cost) best = other;
  }
  return best;
}

function cheaper(best: Annealed | null, found: Annealed): Annealed {
  return best && best.cost <= found.cost ? best : found;
}

/** Exchanges seats, one phase at a time, until every promise is kept; false when a promised table is empty or full of promises. */
function keepPromises(model: Model, seats: Int32Array): boolean {
  const { n } = model;
  for (let i = 0; i < seats.length; i++) {
    const promised = model.lock[i]!;
    if (promised < 0 || seats[i] === promised) continue;
    const phase = i - (i % n);
    const other = seats.subarray(phase, phase + n).findIndex((t, p) => t === promised && model.lock[phase + p]! < 0);
    if (other < 0) return false;
    seats[phase + other] = seats[i]!;
    seats[i] = promised;
  }
  return true;
}
