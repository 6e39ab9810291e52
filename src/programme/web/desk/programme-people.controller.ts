import { Body, Controller, Get, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { deskShell } from '../../../events/domain/desk-shell.js';
import { CurrentOrganiser } from '../../../platform/accounts/current-organiser.js';
import type { Organiser } from '../../../platform/accounts/organiser.js';
import { OrganiserOnly } from '../../../platform/web/access.js';
import { DeskPages } from '../../../platform/web/desk-pages.js';
import type { FormBody } from '../../../platform/web/form-body.js';
import { likelyDuplicates, type ProgrammePerson } from '../../domain/people-of-programmes.js';
import { ProgrammePeopleQuery } from '../../queries/programme-people.query.js';
import { MergePeople } from '../../use-cases/merge-people.js';
import { type Desk, ProgrammeDesk } from './programme-desk.js';

/** Who is named in the programmes of the series, and which names are one person's. */
@OrganiserOnly()
@Controller('organiser/evenements/:slug/programme/personnes')
export class ProgrammePeopleController {
  constructor(
    private readonly desk: ProgrammeDesk,
    private readonly people: ProgrammePeopleQuery,
    private readonly merging: MergePeople,
    private readonly pages: DeskPages,
  ) {}

  @Get()
  async list(
    @Param('slug') slug: string,
    @CurrentOrganiser() organiser: Organiser,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const desk = await this.desk.open(organiser, slug);
    await this.show(reply, desk, await this.of(desk));
  }

  @Post('fusions')
  async merge(
    @Param('slug') slug: string,
    @Body() body: FormBody | undefined,
    @CurrentOrganiser() organiser: Organiser,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const desk = await this.desk.open(organiser, slug);
    const people = await this.of(desk);
    const [spelling, name] = [body?.spelling ?? '', body?.name ?? ''];
    // Only names that stand on this page: nobody merges people of programmes they cannot see.
    const isListed = [spelling, name].every((one) => people.some((person) => person.name === one));
    if (!isListed || spelling === name) return this.show(reply, desk, people, true);
    await this.merging.merge(desk.reached.event.id, organiser, spelling, name);
    await reply.redirect(`${desk.base}/personnes`, 303);
  }

  @Post('fusions/annulation')
  async part(
    @Param('slug') slug: string,
    @Body() body: FormBody | undefined,
    @CurrentOrganiser() organiser: Organiser,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const desk = await this.desk.open(organiser, slug);
    const spelling = body?.spelling ?? '';
    const isListed = (await this.of(desk)).some(({ spellings }) =>
      spellings.some(({ printed }) => printed === spelling),
    );
    if (isListed) await this.merging.part(desk.reached.event.id, organiser, spelling);
    await reply.redirect(`${desk.base}/personnes`, 303);
  }

  private of({ reached, draft }: Desk): Promise<ProgrammePerson[]> {
    return this.people.of(reached.event, draft.sessions);
  }

  private async show(
    reply: FastifyReply,
    { reached, base }: Desk,
    people: readonly ProgrammePerson[],
    isWrong = false,
  ): Promise<void> {
    const message = this.desk.wordsFor(reply)('persons.unknown');
    const view = {
      desk: deskShell('programme', reached),
      base,
      errors: isWrong ? [{ field: 'spelling', message }] : null,
      persons: people.map(({ name, spellings, appearances }) => ({
        name,
        spellings,
        places: appearances.map(({ title, day, yearOnly, role }) => ({
          title,
          day,
          role,
          yearOnly: yearOnly ? day.slice(0, 4) : null,
        })),
      })),
      likely: likelyDuplicates(people),
      names: people.map(({ name }) => name),
      several: people.length > 1,
    };
    await this.pages.send(reply, 'pages/programme-desk/people', view, isWrong ? 422 : 200);
  }
}
