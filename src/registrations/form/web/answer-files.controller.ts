import { Controller, Get, Param, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { OrganiserEvent } from '../../../events/queries/organiser-events.query.js';
import { Reached } from '../../../events/web/reached.js';
import { CurrentOrganiser } from '../../../platform/accounts/current-organiser.js';
import type { Organiser } from '../../../platform/accounts/organiser.js';
import { OrganiserOnly, ParticipantLink } from '../../../platform/web/access.js';
import { PageUnknown } from '../../../platform/web/page-unknown.js';
import { PersonalLinkUnknown } from '../../domain/registration.errors.js';
import { RegistrationByToken } from '../../queries/registration-by-token.query.js';
import { RegistrationDetailQuery } from '../../queries/registration-detail.query.js';
import type { StoredAnswerFile } from '../data/registration-file.repository.js';
import { RegistrationFiles } from '../queries/registration-files.query.js';
import { RecordFileOpening } from '../use-cases/record-file-opening.js';

/** Whatever the file holds, it may run nothing and reach nothing. */
const INERT = "default-src 'none'; sandbox";

/** Files sent as answers: for whoever sent them, and for organisers who may take the answers out. */
@Controller()
export class AnswerFilesController {
  constructor(
    private readonly files: RegistrationFiles,
    private readonly byToken: RegistrationByToken,
    private readonly details: RegistrationDetailQuery,
    private readonly recordOpening: RecordFileOpening,
  ) {}

  @ParticipantLink()
  @Get('inscriptions/:token/fichiers/:id')
  async own(@Param('token') token: string, @Param('id') id: string, @Res() reply: FastifyReply): Promise<void> {
    const found = await this.byToken.find(token);
    if (!found) throw new PersonalLinkUnknown();
    await send(reply, await this.files.contentOf(found.registration.id, id));
  }

  @OrganiserOnly()
  @Get('organiser/evenements/:slug/inscriptions/:reference/fichiers/:id')
  async ofPerson(
    @Reached('exports') { event }: OrganiserEvent,
    @Param('reference') reference: string,
    @Param('id') id: string,
    @CurrentOrganiser() organiser: Organiser,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const registration = await this.details.find(event.id, reference);
    const file = registration && (await this.files.contentOf(registration.id, id));
    if (file && reply.request.method !== 'HEAD') await this.recordOpening.execute(organiser, event.id, registration);
    await send(reply, file);
  }
}

/** @throws PageUnknown */
async function send(reply: FastifyReply, file: StoredAnswerFile | null): Promise<void> {
  if (!file) throw new PageUnknown();
  await reply
    .headers({
      'content-type': file.contentType,
      'content-disposition': `attachment; filename="${file.filename}"`,
      'content-security-policy': INERT,
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-robots-tag': 'noindex, nofollow',
    })
    .send(file.content);
}
