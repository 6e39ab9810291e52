import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { CurrentOrganiser } from '../../../platform/accounts/current-organiser.js';
import type { Organiser } from '../../../platform/accounts/organiser.js';
import { Clock } from '../../../platform/clock/clock.js';
import { dayOf, timeOf } from '../../../platform/clock/paris-time.js';
import { OrganiserOnly } from '../../../platform/web/access.js';
import { KeepsStaleForms } from '../../../platform/web/csrf.js';
import type { FormBody } from '../../../platform/web/form-body.js';
import { wantsJson, whole } from '../../web/tables-desk.js';
import { AtelierOutOfReach, NoteTooLong } from '../domain/facilitation.errors.js';
import { isNoteKind, type NoteKind, WHOLE_ATELIER } from '../domain/note.js';
import { standings } from '../domain/own-ateliers.js';
import { FacilitationQuery } from '../queries/facilitation.query.js';
import { NoteAbsence, SaveNote } from '../use-cases/facilitate.js';
import { AtelierPages, type AtelierReached, tableIn } from './atelier-pages.js';
import { atelierPath, ateliersView, tablesView } from './my-ateliers.view.js';

/** What whoever runs an atelier has in hand: where and when, who sits at which table, and what the tables produce. */
@OrganiserOnly()
@Controller('organiser/evenements/:slug/mes-ateliers')
export class MyAteliersController {
  constructor(
    private readonly ateliers: AtelierPages,
    private readonly facilitation: FacilitationQuery,
    private readonly saving: SaveNote,
    private readonly absences: NoteAbsence,
    private readonly clock: Clock,
  ) {}

  @Get()
  async mine(
    @Param('slug') slug: string,
    @CurrentOrganiser() organiser: Organiser,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const reached = await this.ateliers.reach(organiser, slug);
    const { event, role, base } = reached;
    const { ateliers, isLinked } = await this.facilitation.own(event.id, { accountId: organiser.accountId, role });
    const now = this.clock.now().getTime();
    const found = standings(ateliers, dayOf(now, event.timeZone), timeOf(now, event.timeZone));
    await this.ateliers.send(reply, 'mine', reached, null, 'mine', {
      isLinked,
      dashboard: `/organiser/evenements/${event.slug}`,
      ateliers: ateliersView(base, ateliers, found),
    });
  }

  @Get(':phase/:letter')
  async people(
    @Param('slug') slug: string,
    @Param('phase') phase: string,
    @Param('letter') letter: string,
    @CurrentOrganiser() organiser: Organiser,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const reached = await this.ateliers.atelier(organiser, slug, phase, letter);
    const { event, atelier, base } = reached;
    const [tables, relay] = await Promise.all([
      this.facilitation.people(event.id, atelier),
      this.facilitation.notesAt(event.id, { ...atelier, phase: atelier.phase - 1, table: WHOLE_ATELIER }),
    ]);
    await this.ateliers.send(reply, 'people', reached, atelier, 'people', {
      here: atelierPath(base, atelier),
      atelier,
      relay: relay.find(({ kind, body }) => kind === 'relais' && body !== '') ?? null,
      tables: tables && tablesView(tables),
    });
  }

  /** `ref`: the person's reference; `absent`: `oui` or `non`. */
  @Post(':phase/:letter/absences')
  async absent(
    @Param('slug') slug: string,
    @Param('phase') phase: string,
    @Param('letter') letter: string,
    @Body() body: FormBody | undefined,
    @CurrentOrganiser() organiser: Organiser,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { event, atelier, base } = await this.ateliers.atelier(organiser, slug, phase, letter);
    const tables = (await this.facilitation.people(event.id, atelier)) ?? [];
    const person = tables.flatMap(({ people }) => people).find(({ reference }) => reference === body?.ref);
    if (!person) throw new AtelierOutOfReach();
    const absent = body?.absent !== 'non';
    await this.absences.execute(event.id, organiser, { registrationId: person.id, phase: atelier.phase, absent });
    await reply.redirect(`${atelierPath(base, atelier)}#p-${person.reference}`, 303);
  }

  /** `table`: its number; none or 0 is the whole atelier. */
  @Get(':phase/:letter/notes')
  async notes(
    @Param('slug') slug: string,
    @Param('phase') phase: string,
    @Param('letter') letter: string,
    @Query('table') table: unknown,
    @Query('enregistre') saved: unknown,
    @CurrentOrganiser() organiser: Organiser,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const reached = await this.ateliers.atelier(organiser, slug, phase, letter);
    const asked = whole(table) ?? reached.atelier.tables[0] ?? WHOLE_ATELIER;
    await this.ateliers.showNotes(reply, reached, asked, { saved: saved !== undefined });
  }

  /** `table`, and for each kind `texte-<kind>` with `base-<kind>`, the text it began from. A script is told what is kept. */
  @KeepsStaleForms()
  @Post(':phase/:letter/notes')
  async save(
    @Param('slug') slug: string,
    @Param('phase') phase: string,
    @Param('letter') letter: string,
    @Body() body: FormBody | undefined,
    @CurrentOrganiser() organiser: Organiser,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const reached = await this.ateliers.atelier(organiser, slug, phase, letter);
    const { event, atelier, base } = reached;
    const form = body ?? {};
    const place = { phase: atelier.phase, letter: atelier.letter, table: tableIn(atelier, whole(form.table) ?? 0) };
    const kept: Record<string, string> = {};
    const typed = Object.entries(form).flatMap(([name, text]) => {
      const kind = name.startsWith('texte-') ? name.slice('texte-'.length) : '';
      return isNoteKind(kind) ? [{ kind, text }] : [];
    });
    if (reply.request.csrfFailed) return this.comeBack(reply, reached, place.table, typed);
    try {
      for (const { kind, text } of typed) {
        const note = { ...place, kind, body: text, base: form[`base-${kind}`] ?? '' };
        kept[kind] = await this.saving.execute(event.id, organiser, note);
      }
    } catch (error) {
      if (!(error instanceof NoteTooLong)) throw error;
      const message = this.ateliers.sentence(reply, error);
      if (wantsJson(reply)) return this.json(reply, { kept, message }, 422);
      const again = Object.fromEntries(typed.map(({ kind, text }) => [kind, text]));
      return this.ateliers.showNotes(reply, reached, place.table, { typed: again, message });
    }
    if (wantsJson(reply)) return this.json(reply, { kept, message: null }, 200);
    await reply.redirect(`${atelierPath(base, atelier)}/notes?table=${place.table}&enregistre=1`, 303);
  }

  /** The page had been open too long: nothing is kept yet, and nothing typed is lost. */
  private async comeBack(
    reply: FastifyReply,
    reached: AtelierReached,
    table: number,
    typed: readonly { readonly kind: NoteKind; readonly text: string }[],
  ) {
    if (wantsJson(reply)) return this.json(reply, { kept: {}, message: null }, 403);
    const again = Object.fromEntries(typed.map(({ kind, text }) => [kind, text]));
    return this.ateliers.showNotes(reply, reached, table, { typed: again, stale: true });
  }

  private async json(reply: FastifyReply, answer: object, status: number): Promise<void> {
    await reply.code(status).header('cache-control', 'no-store').type('application/json').send(JSON.stringify(answer));
  }
}
