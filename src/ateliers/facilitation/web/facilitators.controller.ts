import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { may } from '../../../events/domain/event-role.js';
import type { OrganiserEvent } from '../../../events/queries/organiser-events.query.js';
import { Reached } from '../../../events/web/reached.js';
import { CurrentOrganiser } from '../../../platform/accounts/current-organiser.js';
import type { Organiser } from '../../../platform/accounts/organiser.js';
import { OrganiserOnly } from '../../../platform/web/access.js';
import type { FormBody } from '../../../platform/web/form-body.js';
import { TablesDeskPages } from '../../web/tables-desk.js';
import { AtelierOutOfReach } from '../domain/facilitation.errors.js';
import { NOTE_KINDS, type NotePlace } from '../domain/note.js';
import { FacilitationQuery } from '../queries/facilitation.query.js';
import { LinkFacilitator } from '../use-cases/facilitate.js';
import { atelierPath } from './my-ateliers.view.js';
import { photosView } from './photos.view.js';

/** Organisers: which member of the team runs what, and all that the tables produced. */
@OrganiserOnly()
@Controller('organiser/evenements/:slug/tables')
export class FacilitatorsController {
  constructor(
    private readonly desk: TablesDeskPages,
    private readonly facilitation: FacilitationQuery,
    private readonly linking: LinkFacilitator,
  ) {}

  @Get('animateurs')
  async members(
    @Param('slug') slug: string,
    @Query('enregistre') saved: unknown,
    @CurrentOrganiser() organiser: Organiser,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const desk = await this.desk.open(organiser, slug);
    const { members, names, alone } = await this.facilitation.members(desk.reached.event.id);
    await this.desk.sendPage(reply, 'pages/facilitation/members', desk, {
      saved: saved !== undefined,
      mayLink: may(desk.reached.role, 'roles'),
      names: names.length,
      alone,
      team: `/organiser/evenements/${desk.reached.event.slug}/equipe`,
      members: members.map((member, index) => ({
        ...member,
        index,
        isProposed: member.printedName === null && member.proposed !== null,
        options: [...new Set([...names, ...(member.printedName ? [member.printedName] : [])])].map((name) => ({
          name,
          selected: name === (member.printedName ?? member.proposed),
        })),
      })),
    });
  }

  /** `compte`: the member's account; `nom`: a printed name, empty to take the link back. Who sees people is decided by who decides on roles. */
  @Post('animateurs')
  async link(
    @Param('slug') slug: string,
    @Reached('roles') { event }: OrganiserEvent,
    @Body() body: FormBody | undefined,
    @CurrentOrganiser() organiser: Organiser,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { members, names } = await this.facilitation.members(event.id);
    const member = members.find(({ accountId }) => accountId === body?.compte);
    const name = body?.nom ?? '';
    if (!member || (name !== '' && !names.includes(name))) throw new AtelierOutOfReach();
    const { accountId } = member;
    await this.linking.execute(event.id, organiser, {
      accountId,
      name: member.name,
      printedName: name === '' ? null : name,
    });
    await reply.redirect(`/organiser/evenements/${event.slug}/tables/animateurs?enregistre=1`, 303);
  }

  @Get('productions')
  async productions(
    @Param('slug') slug: string,
    @CurrentOrganiser() organiser: Organiser,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const desk = await this.desk.open(organiser, slug);
    const { event } = desk.reached;
    const { ateliers, notes, photos, absences } = await this.facilitation.productions(event.id);
    const mine = `/organiser/evenements/${event.slug}/mes-ateliers`;
    await this.desk.sendPage(reply, 'pages/facilitation/productions', desk, {
      count: notes.length,
      photoCount: photos.length,
      absences,
      timeZone: event.timeZone,
      ateliers: ateliers.map((atelier) => {
        const isHere = ({ phase, letter }: NotePlace) => phase === atelier.phase && letter === atelier.letter;
        const here = notes.filter(isHere);
        const pictures = photos.filter(isHere);
        const tables = new Set([...here, ...pictures].map(({ table }) => table));
        return {
          ...atelier,
          href: atelierPath(mine, atelier),
          tables: [...tables]
            .sort((one, other) => one - other)
            .map((table) => ({
              table,
              photos: photosView(
                pictures.filter((photo) => photo.table === table),
                atelierPath(mine, atelier),
              ),
              notes: NOTE_KINDS.flatMap((kind) =>
                here
                  .filter((note) => note.table === table && note.kind === kind)
                  .map((note) => ({ ...note, lines: note.body.split('\n').filter((line) => line.trim() !== '') })),
              ),
            })),
        };
      }),
    });
  }
}
