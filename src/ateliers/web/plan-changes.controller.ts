import { Body, Controller, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { CurrentOrganiser } from '../../platform/accounts/current-organiser.js';
import type { Organiser } from '../../platform/accounts/organiser.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { OrganiserOnly } from '../../platform/web/access.js';
import type { FormBody } from '../../platform/web/form-body.js';
import { ChangeRefused, NothingToTakeBack, SeatsChangedMeanwhile } from '../domain/ateliers.errors.js';
import { peopleNamed } from '../domain/plan/find-people.js';
import { OVERRULABLE } from '../domain/plan/plan-moves.js';
import { seatOf } from '../domain/plan/situation.js';
import { OpenPlanQuery, type PlanOnDesk } from '../queries/open-plan.query.js';
import type { PlanChanged } from '../use-cases/change-plan.js';
import { type AskedMove, LockSeats, MarkAbsent, MoveSeats, SwapSeats } from '../use-cases/move-seats.js';
import { UndoPlanChange } from '../use-cases/undo-plan-change.js';
import { PlanListPage } from './plan-list-page.js';
import { readAsked } from './plan-list.view.js';
import { namesIn, PlanWords } from './plan-words.js';
import { editOf, type TablesDesk, TablesDeskPages, wantsJson, whole } from './tables-desk.js';

/**
 * Changes of a plan, for forms and for scripts alike. People are named by their reference. A form is answered by the list, a request that
 * accepts JSON by the plan's state; both with 422 where a rule forbids the change, 409 where somebody else moved the same people.
 */
@OrganiserOnly()
@Controller('organiser/evenements/:slug/tables/plans/:planId')
export class PlanChangesController {
  constructor(
    private readonly desk: TablesDeskPages,
    private readonly plans: OpenPlanQuery,
    private readonly moving: MoveSeats,
    private readonly swapping: SwapSeats,
    private readonly locking: LockSeats,
    private readonly absences: MarkAbsent,
    private readonly undoing: UndoPlanChange,
    private readonly page: PlanListPage,
    private readonly words: PlanWords,
  ) {}

  /** `ref`, and for each phase `de-1` (the table on the page) and `vers-1`; `quand-meme=oui` overrules what may be. */
  @Post('deplacements')
  async move(
    @Param('slug') slug: string,
    @Param('planId') planId: string,
    @Body() body: FormBody | undefined,
    @CurrentOrganiser() organiser: Organiser,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.change(reply, slug, planId, organiser, body ?? {}, async (desk, opened, form) => {
      const person = personOf(opened, form.ref);
      const moves = opened.situation.arrangement.phases.flatMap(({ number: phase }): AskedMove[] => {
        const typed = form[`vers-${phase}`];
        if (typed === undefined) return [];
        const to = typed.trim() === '' ? 0 : whole(typed);
        if (to === null) throw new ChangeRefused([{ reason: 'table-unknown', phase, table: 0 }]);
        const from = whole(form[`de-${phase}`]) ?? seatOf(opened.situation, person, phase).table;
        return from === to ? [] : [{ person, phase, to, from }];
      });
      if (moves.length === 0) throw new ChangeRefused([{ reason: 'nothing-to-change' }]);
      return this.moving.execute(editOf(desk, planId, form), moves, form['quand-meme'] === 'oui');
    });
  }

  /** `ref`, `de`, `phase`, and `avec`: a reference or a name, with `de-avec` where the page knows the table. */
  @Post('echanges')
  async swap(
    @Param('slug') slug: string,
    @Param('planId') planId: string,
    @Body() body: FormBody | undefined,
    @CurrentOrganiser() organiser: Organiser,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.change(reply, slug, planId, organiser, body ?? {}, async (desk, opened, form) => {
      const phase = whole(form.phase) ?? 0;
      const one = personOf(opened, form.ref);
      const other = personOf(opened, form.avec);
      const seats = (person: string, typed: string | undefined) => ({
        person,
        from: whole(typed) ?? seatOf(opened.situation, person, phase).table,
      });
      const asked = { phase, one: seats(one, form.de), other: seats(other, form['de-avec']) };
      return this.swapping.execute(editOf(desk, planId, form), { ...asked, despite: form['quand-meme'] === 'oui' });
    });
  }

  /** `quoi`: `place` (`ref`, `phase`), `personne` (`ref`) or `table` (`phase`, `table`); `verrou`: `oui` or `non`. */
  @Post('verrous')
  async lock(
    @Param('slug') slug: string,
    @Param('planId') planId: string,
    @Body() body: FormBody | undefined,
    @CurrentOrganiser() organiser: Organiser,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.change(reply, slug, planId, organiser, body ?? {}, async (desk, opened, form) => {
      const locked = form.verrou !== 'non';
      const edit = editOf(desk, planId, form);
      if (form.quoi === 'table')
        return this.locking.table(edit, whole(form.phase) ?? 0, whole(form.table) ?? 0, locked);
      const phase = form.quoi === 'personne' ? null : whole(form.phase);
      return this.locking.people(edit, [personOf(opened, form.ref)], phase, locked);
    });
  }

  /** `ref`, `phase` (none: all phases), `absent`: `oui` or `non`. */
  @Post('absences')
  async absent(
    @Param('slug') slug: string,
    @Param('planId') planId: string,
    @Body() body: FormBody | undefined,
    @CurrentOrganiser() organiser: Organiser,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.change(reply, slug, planId, organiser, body ?? {}, async (desk, opened, form) =>
      this.absences.execute(
        editOf(desk, planId, form),
        [personOf(opened, form.ref)],
        whole(form.phase),
        form.absent !== 'non',
      ),
    );
  }

  /** `do`: `undo` or `redo`. */
  @Post('annulation')
  async undo(
    @Param('slug') slug: string,
    @Param('planId') planId: string,
    @Body() body: FormBody | undefined,
    @CurrentOrganiser() organiser: Organiser,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.change(reply, slug, planId, organiser, body ?? {}, async (desk, _opened, form) => {
      await this.undoing.execute(editOf(desk, planId, form), form.do === 'redo' ? 'redo' : 'undo');
      return null;
    });
  }

  /** Does it, and shows the plan; what the rules refuse is told beside what was typed. */
  private async change(
    reply: FastifyReply,
    slug: string,
    planId: string,
    organiser: Organiser,
    form: FormBody,
    act: (desk: TablesDesk, opened: PlanOnDesk, form: FormBody) => Promise<PlanChanged | null>,
  ): Promise<void> {
    const desk = await this.desk.open(organiser, slug);
    const opened = await this.plans.of(desk.reached.event.id, planId);
    try {
      const done = await act(desk, opened, form);
      if (wantsJson(reply)) {
        await this.page.state(reply, desk, planId, { done });
        return;
      }
      const back = returnTo(form.retour);
      const told = done ? `${back === '' ? '?' : '&'}fait=${done.version}` : '';
      const anchor = form.ref
        ? `#p-${opened.situation.people.find(({ reference }) => reference === form.ref)?.reference ?? ''}`
        : '';
      await reply.redirect(`${desk.base}/plans/${planId}${back}${told}${anchor === '#p-' ? '' : anchor}`, 303);
    } catch (error) {
      if (!isTold(error)) throw error;
      await this.tell(reply, desk, opened, form, error);
    }
  }

  private async tell(
    reply: FastifyReply,
    desk: TablesDesk,
    opened: PlanOnDesk,
    form: FormBody,
    error: DomainError,
  ): Promise<void> {
    const locale = this.desk.localeOf(reply);
    const names = namesIn(opened);
    const messages = this.words.error(locale, error, names);
    const since =
      error instanceof SeatsChangedMeanwhile
        ? error.since.map((change) => `${change.actor} : ${this.words.change(locale, change, names)}`)
        : [];
    const overrulable =
      error instanceof ChangeRefused && error.refusals.every(({ reason }) => OVERRULABLE.includes(reason));
    const status = error.kind === 'conflict' ? 409 : 422;
    const planId = opened.plan.id;
    if (wantsJson(reply)) return this.page.state(reply, desk, planId, { messages, overrulable, since, status });
    const asked = readAsked(Object.fromEntries(new URLSearchParams(returnTo(form.retour))));
    const attempt = { reference: form.ref ?? '', typed: { ...form }, messages, overrulable, since };
    await this.page.show(reply, desk, planId, {
      asked: { ...asked, open: form.avec === undefined ? '' : (form.ref ?? '') },
      attempt,
      status,
    });
  }
}

function isTold(error: unknown): error is DomainError {
  return error instanceof ChangeRefused || error instanceof SeatsChangedMeanwhile || error instanceof NothingToTakeBack;
}

/** @throws ChangeRefused where nobody, or more than one, is meant. */
function personOf({ situation }: PlanOnDesk, typed: string | undefined): string {
  const found = peopleNamed(situation.people, typed ?? '');
  if (found.length === 1) return found[0]!.id;
  throw new ChangeRefused([
    found.length === 0
      ? { reason: 'person-unknown', typed: (typed ?? '').slice(0, 100) }
      : { reason: 'person-unclear', typed: (typed ?? '').slice(0, 100), people: found.length },
  ]);
}

/** The list as it was: only its own query, never another address. */
function returnTo(typed: string | undefined): string {
  return typed !== undefined && /^\?[\w%+=&:.~-]{1,500}$/.test(typed) ? typed : '';
}
