import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { readClockTime } from '../../../events/domain/clock-time-input.js';
import { CurrentOrganiser } from '../../../platform/accounts/current-organiser.js';
import type { Organiser } from '../../../platform/accounts/organiser.js';
import { newId } from '../../../platform/ids/ids.js';
import { OrganiserOnly } from '../../../platform/web/access.js';
import type { FormBody } from '../../../platform/web/form-body.js';
import { addSession, editSession, removeSession } from '../../domain/draft.js';
import { emptyFields, readSession } from '../../domain/session-fields.js';
import { ProgrammeDesk, type Desk } from './programme-desk.js';
import { fieldsOf, fieldsOfSession, typedTime } from './session-form-body.js';
import type { OpenForm } from './session-form.view.js';

type Asked = Readonly<Record<string, unknown>>;

/** A gap so short is a break, as a rule. */
const SHORT_GAP_MINUTES = 30;

/** The programme as its organisers write it, one session open at a time. */
@OrganiserOnly()
@Controller('organiser/evenements/:slug/programme')
export class ProgrammeEditorController {
  constructor(private readonly desk: ProgrammeDesk) {}

  /** `?seance=<id>` opens a session's form, `?ajouter=<id|fin>` an empty one after it. */
  @Get()
  async show(
    @Param('slug') slug: string,
    @Query() asked: Asked,
    @CurrentOrganiser() organiser: Organiser,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const desk = await this.desk.open(organiser, slug);
    const published = Number(asked.publie);
    await this.desk.show(reply, desk, {
      open: formAsked(desk, asked),
      published: Number.isInteger(published) && published > 0 && published < 1000 ? published : null,
    });
  }

  @Post('seances')
  async add(
    @Param('slug') slug: string,
    @Body() body: FormBody | undefined,
    @CurrentOrganiser() organiser: Organiser,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const desk = await this.desk.open(organiser, slug);
    const form = body ?? {};
    const id = newId();
    const session = await this.read(reply, desk, form, { id, isNew: true });
    if (session === null) return;
    const after = form.after ?? null;
    const next = form.do === 'next' ? `?ajouter=${id}#nouvelle` : `#s-${id}`;
    await this.desk.change(reply, desk, form, (draft) => addSession(draft, session, after), `${desk.base}${next}`);
  }

  @Post('seances/:id')
  async edit(
    @Param('slug') slug: string,
    @Param('id') id: string,
    @Body() body: FormBody | undefined,
    @CurrentOrganiser() organiser: Organiser,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const desk = await this.desk.open(organiser, slug);
    const form = body ?? {};
    const session = await this.read(reply, desk, form, { id, isNew: false });
    if (session === null) return;
    const shiftRest = form.shiftRest === 'yes';
    await this.desk.change(
      reply,
      desk,
      form,
      // Removed so long ago that nobody knows it any more: what was typed is kept as a new session.
      (draft) =>
        draft.some((other) => other.id === id)
          ? editSession(draft, session, { shiftRest })
          : addSession(draft, session),
      `${desk.base}#s-${id}`,
    );
  }

  @Post('seances/:id/suppression')
  async remove(
    @Param('slug') slug: string,
    @Param('id') id: string,
    @Body() body: FormBody | undefined,
    @CurrentOrganiser() organiser: Organiser,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const desk = await this.desk.open(organiser, slug);
    await this.desk.change(reply, desk, body ?? {}, (draft) => removeSession(draft, id), desk.base);
  }

  /** @returns null once the form has been sent back, with another atelier to fill in or with what is wrong. */
  private async read(reply: FastifyReply, desk: Desk, body: FormBody, { id, isNew }: { id: string; isNew: boolean }) {
    const fields = fieldsOf(body);
    const open = { id: isNew ? null : id, after: body.after ?? null, fields };
    if (body.do === 'add-track') {
      await this.desk.show(reply, desk, { open: { ...open, errors: [], blankTracks: 1 } });
      return null;
    }
    const { session, errors } = readSession(
      fields,
      id,
      desk.reached.event.venues.map((venue) => venue.id),
    );
    if (errors.length === 0) return session;
    await this.desk.show(reply, desk, { open: { ...open, errors, blankTracks: 0 } });
    return null;
  }
}

function formAsked({ draft: { sessions }, reached: { event } }: Desk, asked: Asked): OpenForm | null {
  const text = (name: string) => (typeof asked[name] === 'string' ? asked[name] : '');
  const opened = sessions.find(({ id }) => id === text('seance'));
  if (opened) {
    return { id: opened.id, after: null, fields: fieldsOfSession(opened), errors: [], blankTracks: 0 };
  }
  if (text('ajouter') === '' && sessions.length > 0) return null;
  const after = sessions.find(({ id }) => id === text('ajouter')) ?? null;
  const last = after ?? sessions.at(-1) ?? null;
  const [start, end] = [timeAsked(text('debut')) ?? last?.end ?? null, timeAsked(text('fin'))];
  const day = /^\d{4}-\d{2}-\d{2}$/.test(text('jour')) ? text('jour') : (last?.day ?? event.startsOn);
  const isNewDay = last !== null && last.day !== day;
  return {
    id: null,
    after: after?.day === day ? after.id : null,
    fields: {
      ...emptyFields(day, start && end && isShort(start, end) ? 'break' : last === null ? 'welcome' : 'plenary'),
      start: isNewDay ? '' : typedTime(start),
      end: typedTime(end),
      venue: isNewDay ? '' : (last?.venueId ?? (event.venues.length === 1 ? event.venues[0]!.id : '')),
    },
    errors: [],
    blankTracks: 0,
  };
}

function timeAsked(typed: string): string | null {
  const time = readClockTime(typed);
  return time === 'unreadable' ? null : time;
}

function isShort(start: string, end: string): boolean {
  const minutes = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
  return minutes(end) - minutes(start) <= SHORT_GAP_MINUTES;
}
