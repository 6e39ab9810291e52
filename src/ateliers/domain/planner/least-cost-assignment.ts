/** People to spread over options (themes, ateliers), each option holding `low` … `high` people. */
export interface AssignmentQuestion {
  readonly people: number;
  readonly options: number;
  /** Different options that each person needs. */
  readonly demand: Int32Array;
  readonly low: Int32Array;
  readonly high: Int32Array;
  /** `cost[person * options + option]`, FORBIDDEN where impossible. */
  readonly cost: Int32Array;
}

export interface Assignment {
  /** 1 where the person has the option: `holds[person * options + option]`. */
  readonly holds: Uint8Array;
  readonly cost: number;
  /** Whether every option has its `low`. */
  readonly filled: boolean;
}

export const FORBIDDEN = 1 << 28;
/** Worth of reaching a minimum: above any sum of costs along a path of changes. */
const MINIMUM = 1 << 24;
const FAR = 1e12;

/**
 * The cheapest assignment, exact: a minimum-cost flow grown one unit at a time along cheapest augmenting paths (Busacker & Gowen 1960; Ahuja,
 * Magnanti & Orlin 1993, ch. 9). Paths are sought among the options only: the cheapest way from one to another is the
 * holder whom the change costs least. About people × demand × options² steps; null when somebody's demand cannot be met.
 */
export function assignAtLeastCost(question: AssignmentQuestion): Assignment | null {
  const flow = new OptionFlow(question);
  for (let p = 0; p < question.people; p++) {
    for (let unit = 0; unit < question.demand[p]!; unit++) if (!flow.augment(p)) return null;
  }
  return flow.result();
}

class OptionFlow {
  private readonly holds: Uint8Array;
  private readonly holders: number[][];
  private readonly load: Int32Array;
  /** Cheapest change of a holder of `from` to `to`, and who: rows are brought up to date when asked. */
  private readonly change: Float64Array;
  private readonly who: Int32Array;
  private readonly stale: Uint8Array;
  private readonly distance: Float64Array;
  private readonly before: Int32Array;

  constructor(private readonly q: AssignmentQuestion) {
    const { people, options } = q;
    this.holds = new Uint8Array(people * options);
    this.holders = Array.from({ length: options }, () => []);
    this.load = new Int32Array(options);
    this.change = new Float64Array(options * options).fill(FAR);
    this.who = new Int32Array(options * options);
    this.stale = new Uint8Array(options);
    this.distance = new Float64Array(options);
    this.before = new Int32Array(options);
  }

  /** Gives p one more option, moving others along the cheapest path; false when there is none. */
  augment(p: number): boolean {
    const { options, cost } = this.q;
    for (let t = 0; t < options; t++) {
      if (this.stale[t] === 1) this.refresh(t);
      const own = cost[p * options + t]!;
      this.distance[t] = own < FORBIDDEN && this.holds[p * options + t] === 0 ? own : FAR;
      this.before[t] = -1;
    }
    this.relax();
    let end = -1;
    let least = FAR / 2;
    for (let t = 0; t < options; t++) {
      if (this.load[t]! >= this.q.high[t]!) continue;
      const reached = this.distance[t]! - (this.load[t]! < this.q.low[t]! ? MINIMUM : 0);
      if (reached < least) {
        least = reached;
        end = t;
      }
    }
    if (end < 0) return false;
    this.apply(p, end);
    return true;
  }

  result(): Assignment {
    const { people, options, cost, low } = this.q;
    let total = 0;
    for (let i = 0; i < people * options; i++) if (this.holds[i] === 1) total += cost[i]!;
    return { holds: this.holds, cost: total, filled: this.load.every((load, t) => load >= low[t]!) };
  }

  /** Bellman–Ford: changes may gain, never along a cycle. */
  private relax(): void {
    const { options } = this.q;
    const { distance, change, before } = this;
    for (let round = 0, again = true; again && round < options; round++) {
      again = false;
      for (let t = 0; t < options; t++) {
        if (distance[t]! >= FAR / 2) continue;
        for (let u = 0; u < options; u++) {
          const reached = distance[t]! + change[t * options + u]!;
          if (reached < distance[u]!) {
            distance[u] = reached;
            before[u] = t;
            again = true;
          }
        }
      }
    }
  }

  private apply(p: number, end: number): void {
    const { options } = this.q;
    this.load[end]!++;
    let to = end;
    while (this.before[to]! >= 0) {
      const from = this.before[to]!;
      const x = this.who[from * options + to]!;
      this.take(x, from);
      this.give(x, to);
      to = from;
    }
    this.give(p, to);
  }

  private give(p: number, option: number): void {
    this.holds[p * this.q.options + option] = 1;
    this.holders[option]!.push(p);
    this.staleRowsOf(p);
  }

  private take(p: number, option: number): void {
    this.staleRowsOf(p);
    this.holds[p * this.q.options + option] = 0;
    const holders = this.holders[option]!;
    const last = holders.pop()!;
    if (last !== p) holders[holders.indexOf(p)] = last;
  }

  private staleRowsOf(p: number): void {
    const { options } = this.q;
    for (let t = 0; t < options; t++) if (this.holds[p * options + t] === 1) this.stale[t] = 1;
  }

  private refresh(from: number): void {
    const { options, cost } = this.q;
    const row = from * options;
    this.change.fill(FAR, row, row + options);
    for (const x of this.holders[from]!) {
      const mine = x * options;
      const present = cost[mine + from]!;
      for (let to = 0; to < options; to++) {
        const wanted = cost[mine + to]!;
        if (wanted >= FORBIDDEN || this.holds[mine + to] === 1 || wanted - present >= this.change[row + to]!) continue;
        this.change[row + to] = wanted - present;
        this.who[row + to] = x;
      }
    }
    this.stale[from] = 0;
  }
}
