import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { withChanges } from '../domain/plan/plan-moves.js';
import { problemsOf } from '../domain/plan/problems.js';
import { type Quality, qualityOf } from '../domain/plan/quality.js';
import { type RecordedChange, reversedChange, withLocks } from '../domain/plan/seat-plan.js';
import { seatOf } from '../domain/plan/situation.js';
import { OpenPlanQuery, type PlanOnDesk } from '../queries/open-plan.query.js';
import type { PlanChanged } from '../use-cases/change-plan.js';
import { type ListAsked, type ListAttempt, planListView } from './plan-list.view.js';
import { namesIn, PlanWords } from './plan-words.js';
import { type Effect, effectOf, qualityView } from './quality.view.js';
import { type TablesDesk, TablesDeskPages } from './tables-desk.js';

interface Shown {
  readonly asked: ListAsked;
  /** The version that a change just led to: its effect is told. */
  readonly done?: number | null;
  readonly attempt?: ListAttempt | null;
  readonly status?: number;
}

/** The list of a plan, after whatever was asked of it; and the same for scripts. */
@Injectable()
export class PlanListPage {
  constructor(
    private readonly desk: TablesDeskPages,
    private readonly plans: OpenPlanQuery,
    private readonly words: PlanWords,
  ) {}

  async show(
    reply: FastifyReply,
    desk: TablesDesk,
    planId: string,
    { asked, done = null, attempt = null, status = 200 }: Shown,
  ): Promise<void> {
    const opened = await this.plans.of(desk.reached.event.id, planId);
    const locale = this.desk.localeOf(reply);
    const names = namesIn(opened);
    const wordsOf = (change: RecordedChange) => this.words.change(locale, change, names);
    const problems = problemsOf(opened.situation, opened.leavers);
    const quality = qualityOf(opened.situation);
    const view = planListView(`${desk.base}/plans/${planId}`, {
      opened,
      problems,
      quality,
      effect:
        done === opened.plan.version && opened.undo
          ? {
              words: wordsOf(opened.undo),
              effects: effectOfLast(opened, quality, problems.length),
              person: opened.undo.seats[0]?.person ?? '',
            }
          : null,
      asked,
      attempt,
      words: (problem) => this.words.problem(locale, problem, names),
      undo: opened.undo && { words: wordsOf(opened.undo), actor: opened.undo.actor, at: opened.undo.at },
      redo: opened.redo && { words: wordsOf(opened.redo) },
    });
    await this.desk.send(reply, 'list', desk, view, status);
  }

  /** JSON for scripts: `message` says what was done, or why it was not; after a change `seats` are those of whom it moved. */
  async state(
    reply: FastifyReply,
    desk: TablesDesk,
    planId: string,
    {
      done = null,
      messages = [],
      overrulable = false,
      since = [],
      status = 200,
    }: {
      done?: PlanChanged | null;
      messages?: readonly string[];
      overrulable?: boolean;
      since?: readonly string[];
      status?: number;
    } = {},
  ): Promise<void> {
    const opened = done ? afterChange(done) : await this.plans.of(desk.reached.event.id, planId);
    const { plan, situation } = opened;
    const concerned = done && new Set(done.change.seats.map(({ person }) => person));
    const locale = this.desk.localeOf(reply);
    const names = namesIn(opened);
    const problems = problemsOf(situation, opened.leavers);
    const quality = qualityOf(situation);
    const wordsOf = (change: RecordedChange | null) => change && this.words.change(locale, change, names);
    const references = new Map(situation.people.map(({ id, reference }) => [id, reference]));
    await reply
      .code(status)
      .header('cache-control', 'no-store')
      .type('application/json')
      .send(
        JSON.stringify({
          version: plan.version,
          message: done && wordsOf(done.change),
          messages,
          overrulable,
          since,
          undo: wordsOf(opened.undo),
          redo: wordsOf(opened.redo),
          effects: (done ? effectOfLast(opened, quality, problems.length) : []).map((effect) => ({
            ...effect,
            text: this.effect(locale, effect),
          })),
          quality: qualityView(quality, problems.length, plan.proposal.bounds),
          problems: problems.map((problem) => ({
            kind: problem.problem,
            text: this.words.problem(locale, problem, names),
            phase: 'phase' in problem ? problem.phase : null,
            table: 'table' in problem ? problem.table : null,
            people: ('people' in problem && typeof problem.people !== 'number'
              ? problem.people
              : 'person' in problem
                ? [problem.person]
                : []
            ).map((id) => references.get(id) ?? null),
          })),
          lockedTables: [...situation.lockedTables],
          seats: situation.people
            .filter(({ id }) => concerned?.has(id) ?? true)
            .map(({ id, reference }) => ({
              person: reference,
              seats: situation.arrangement.phases.map(({ number }) => ({
                phase: number,
                ...seatOf(situation, id, number),
              })),
            })),
        }),
      );
  }

  private effect(locale: 'fr' | 'en', { criterion, before, after }: Effect): string {
    return this.words.text(locale, `effect.${criterion}`, { before, after });
  }
}

/** The plan as it is on the desk once a change is made: nothing is left to be done again. */
function afterChange({ after, change }: PlanChanged): PlanOnDesk {
  return { ...after, undo: change, redo: null };
}

/** What the last change did: the plan beside the plan without it. */
function effectOfLast({ situation, undo, leavers }: PlanOnDesk, quality: Quality, problems: number): Effect[] {
  if (!undo) return [];
  const back = reversedChange(undo);
  const before = {
    ...situation,
    seats: withChanges(situation.seats, back.seats),
    lockedTables: withLocks(situation.lockedTables, back),
  };
  return effectOf(qualityOf(before), quality, { before: problemsOf(before, leavers).length, after: problems });
}
