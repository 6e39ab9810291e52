import { Body, Controller, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { CurrentOrganiser } from '../../../platform/accounts/current-organiser.js';
import type { Organiser } from '../../../platform/accounts/organiser.js';
import { isIsoDay } from '../../../platform/clock/paris-time.js';
import { newId } from '../../../platform/ids/ids.js';
import { OrganiserOnly } from '../../../platform/web/access.js';
import type { FormBody } from '../../../platform/web/form-body.js';
import { DraftChangedMeanwhile, NothingToUndo } from '../../domain/draft.errors.js';
import { copyTracks, duplicateSession, moveSession, moveTo, shiftRest } from '../../domain/draft.js';
import { UndoProgramme } from '../../use-cases/undo-programme.js';
import { changeOfFix } from './fix-request.js';
import { ProgrammeDesk } from './programme-desk.js';
import { seenIn } from './session-form-body.js';

const MOST_MINUTES = 720;

/** What changes the order and the hours of the programme without a session's form. */
@OrganiserOnly()
@Controller('organiser/evenements/:slug/programme')
export class ProgrammeMovesController {
  constructor(
    private readonly desk: ProgrammeDesk,
    private readonly undoing: UndoProgramme,
  ) {}

  /** `move` is `up <id>`, `down <id>`, or `to <id>` with `day` and `before` (empty: at the end of the day). */
  @Post('deplacements')
  async move(
    @Param('slug') slug: string,
    @Body() body: FormBody | undefined,
    @CurrentOrganiser() organiser: Organiser,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const desk = await this.desk.open(organiser, slug);
    const form = body ?? {};
    const [direction, id = ''] = (form.move ?? '').split(' ');
    const day = form.day ?? '';
    const location = `${desk.base}#s-${encodeURIComponent(id)}`;
    if (direction === 'up' || direction === 'down')
      return this.desk.change(reply, desk, form, (draft) => moveSession(draft, id, direction), location);
    if (direction === 'to' && isIsoDay(day))
      return this.desk.change(reply, desk, form, (draft) => moveTo(draft, id, day, form.before || null), location);
    await reply.redirect(desk.base, 303);
  }

  @Post('seances/:id/jour')
  async toDay(
    @Param('slug') slug: string,
    @Param('id') id: string,
    @Body() body: FormBody | undefined,
    @CurrentOrganiser() organiser: Organiser,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const desk = await this.desk.open(organiser, slug);
    const day = body?.day ?? '';
    if (!isIsoDay(day))
      return this.desk.show(reply, desk, { refusal: this.desk.wordsFor(reply)('errors.day-missing') });
    await this.desk.change(reply, desk, body ?? {}, (draft) => moveTo(draft, id, day, null), `${desk.base}#s-${id}`);
  }

  @Post('seances/:id/decalage')
  async shift(
    @Param('slug') slug: string,
    @Param('id') id: string,
    @Body() body: FormBody | undefined,
    @CurrentOrganiser() organiser: Organiser,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const desk = await this.desk.open(organiser, slug);
    const typed = (body?.minutes ?? '').replace(/\s|min\w*/gi, '');
    const minutes = /^\d{1,3}$/.test(typed) ? Number(typed) : 0;
    if (minutes < 1 || minutes > MOST_MINUTES) {
      const refusal = this.desk.wordsFor(reply)('errors.minutes-unreadable', { count: MOST_MINUTES });
      return this.desk.show(reply, desk, { refusal });
    }
    const signed = body?.do === 'earlier' ? -minutes : minutes;
    await this.desk.change(reply, desk, body ?? {}, (draft) => shiftRest(draft, id, signed), `${desk.base}#s-${id}`);
  }

  @Post('seances/:id/copie')
  async duplicate(
    @Param('slug') slug: string,
    @Param('id') id: string,
    @Body() body: FormBody | undefined,
    @CurrentOrganiser() organiser: Organiser,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const desk = await this.desk.open(organiser, slug);
    const copy = newId();
    const location = `${desk.base}?seance=${copy}#s-${copy}`;
    await this.desk.change(reply, desk, body ?? {}, (draft) => duplicateSession(draft, id, copy), location);
  }

  @Post('seances/:id/ateliers')
  async takeTracks(
    @Param('slug') slug: string,
    @Param('id') id: string,
    @Body() body: FormBody | undefined,
    @CurrentOrganiser() organiser: Organiser,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const desk = await this.desk.open(organiser, slug);
    const from = body?.from ?? '';
    const location = `${desk.base}?seance=${encodeURIComponent(id)}#s-${encodeURIComponent(id)}`;
    await this.desk.change(reply, desk, body ?? {}, (draft) => copyTracks(draft, from, [id]), location);
  }

  /** What settles a warning. */
  @Post('corrections')
  async fix(
    @Param('slug') slug: string,
    @Body() body: FormBody | undefined,
    @CurrentOrganiser() organiser: Organiser,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const desk = await this.desk.open(organiser, slug);
    const change = changeOfFix(body?.fix ?? '', newId(), this.desk.breakTitle);
    if (change === null) return this.desk.show(reply, desk);
    await this.desk.change(reply, desk, body ?? {}, change, desk.base);
  }

  /** `do` is `undo` or `redo`. */
  @Post('annulation')
  async undo(
    @Param('slug') slug: string,
    @Body() body: FormBody | undefined,
    @CurrentOrganiser() organiser: Organiser,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const desk = await this.desk.open(organiser, slug);
    const side = body?.do === 'redo' ? 'redo' : 'undo';
    try {
      await this.undoing.execute(desk.reached.event.id, organiser, seenIn(body ?? {}).version, side);
    } catch (error) {
      if (!(error instanceof DraftChangedMeanwhile) && !(error instanceof NothingToUndo)) throw error;
      return this.desk.show(reply, desk, { refusal: this.desk.refusalOf(reply, error) });
    }
    await reply.redirect(desk.base, 303);
  }
}
