import { seatsIn, tablesIn } from '../domain/setup/arrangement.js';
import { SECONDS } from '../domain/plan/planner-run.js';
import type { PlannerRunRecord } from '../domain/plan/planner-run.js';
import type { EventAteliers } from '../queries/plan-situations.js';
import type { ListedPlan } from '../queries/plans.query.js';

export interface HubParts {
  readonly ateliers: EventAteliers;
  readonly drafts: readonly ListedPlan[];
  readonly published: ListedPlan | null;
  readonly run: PlannerRunRecord | null;
  readonly reasons: readonly string[];
  readonly base: string;
}

/** Ateliers and tables at a glance: what is there, what comes next. */
export function hubView({ ateliers, drafts, published, run, reasons, base }: HubParts) {
  const { phases } = ateliers.arrangement;
  return {
    people: ateliers.people.length,
    outside: ateliers.outside.length,
    isEmpty: phases.length === 0,
    decided: ateliers.version > 0,
    phases: phases.map((phase) => ({
      number: phase.number,
      start: phase.start,
      ateliers: phase.ateliers.map(({ letter, title, room }) => ({ letter, title, room })),
      tables: tablesIn(phase).length,
      seats: seatsIn(phase),
      missing: Math.max(0, ateliers.people.length - seatsIn(phase)),
    })),
    run: run && runView(run, reasons, base),
    drafts: drafts.map((plan) => ({
      ...planLine(plan, base),
      isPublished: published?.basedOn === plan.id,
      isAhead: published?.basedOn === plan.id && published.basedOnVersion !== plan.version,
    })),
    published: published && {
      at: published.updatedAt,
      actor: published.actor,
      people: published.people,
      id: published.id,
    },
    mayCompare: drafts.length > 1,
    seconds: SECONDS.map((seconds, index) => ({ seconds, id: `secondes-${seconds}`, checked: index === 0 })),
  };
}

export function planLine({ id, name, createdAt, updatedAt, actor, people, basedOn }: ListedPlan, base: string) {
  return { id, href: `${base}/plans/${id}`, name, createdAt, updatedAt, actor, people, basedOn };
}

export function runView(
  { state, request, progress, cost, stopAsked, startedAt, actor, outcome }: PlannerRunRecord,
  reasons: readonly string[],
  base: string,
) {
  return {
    state,
    kind: request.kind,
    name: request.name,
    seconds: request.seconds,
    progress,
    cost,
    stopAsked,
    startedAt,
    actor,
    reasons,
    result: outcome.planId ? `${base}/plans/${outcome.planId}${request.kind === 'replan' ? '/reprise' : ''}` : null,
  };
}
