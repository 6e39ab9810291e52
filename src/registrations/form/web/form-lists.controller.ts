import { Body, Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { deskShell } from '../../../events/domain/desk-shell.js';
import type { OrganiserEvent } from '../../../events/queries/organiser-events.query.js';
import { fingerprintOf } from '../../../events/use-cases/section-fingerprint.js';
import { Reached } from '../../../events/web/reached.js';
import { CurrentOrganiser } from '../../../platform/accounts/current-organiser.js';
import type { Organiser } from '../../../platform/accounts/organiser.js';
import { InvalidInput } from '../../../platform/errors/domain-error.js';
import { OrganiserOnly } from '../../../platform/web/access.js';
import { KeepsStaleForms } from '../../../platform/web/csrf.js';
import { DeskPages } from '../../../platform/web/desk-pages.js';
import type { FormBody } from '../../../platform/web/form-body.js';
import { PageUnknown } from '../../../platform/web/page-unknown.js';
import { type ListName, LISTS } from '../domain/choice-lists.js';
import { FormChangedMeanwhile } from '../domain/form.errors.js';
import { movedRow, shownList, typedList } from '../domain/list-form.js';
import { EventFormQuery } from '../queries/event-form.query.js';
import { ListUses } from '../queries/list-uses.query.js';
import { filled } from '../use-cases/change-form.js';
import { EditLists } from '../use-cases/edit-lists.js';
import { FormDeskWords } from './form-desk-words.js';
import { formPath, LIST_PAGES } from './form-desk.view.js';
import { HouseListWords } from './house-list-words.js';
import { listRows } from './list-page.view.js';
import { FIRST_PAGE, type PageAttempt } from './page-attempt.js';
import { differences } from './section-page.view.js';

/** What an event offers as functions, categories and media: one page a list. */
@OrganiserOnly()
@Controller('organiser/evenements/:slug/formulaire/listes/:list')
export class FormListsController {
  constructor(
    private readonly desk: DeskPages,
    private readonly forms: EventFormQuery,
    private readonly uses: ListUses,
    private readonly edit: EditLists,
    private readonly houseWords: HouseListWords,
    private readonly words: FormDeskWords,
  ) {}

  @Get()
  async show(
    @Reached('edit-event') reached: OrganiserEvent,
    @Param('list') page: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const list = knownList(page);
    const { settings } = await this.forms.of(reached.event.id);
    const typed = shownList(settings.lists[list], this.houseWords.of(list));
    await this.send(request, reply, reached, list, { ...FIRST_PAGE, typed, fingerprint: fingerprintOf(filled(typed)) });
  }

  @KeepsStaleForms()
  @Post()
  async save(
    @Param('slug') slug: string,
    @Reached('edit-event') reached: OrganiserEvent,
    @Param('list') page: string,
    @Body() body: FormBody | undefined,
    @CurrentOrganiser() organiser: Organiser,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const list = knownList(page);
    const posted = body ?? {};
    const fingerprint = posted['empreinte'] ?? '';
    const typed = typedList(posted);
    const again = (status: number, change: Partial<PageAttempt>, more = false) =>
      this.send(request, reply, reached, list, { ...FIRST_PAGE, typed, fingerprint, ...change }, { status, more });
    if (request.csrfFailed) return again(403, { stale: true });
    if (posted['plus'] !== undefined) return again(200, {}, true);
    // An arrow moves its row in what is typed; nothing is saved yet.
    if (posted['monter'] !== undefined) return again(200, { typed: movedRow(typed, Number(posted['monter']), -1) });
    if (posted['descendre'] !== undefined)
      return again(200, { typed: movedRow(typed, Number(posted['descendre']), 1) });
    try {
      await this.edit.save(organiser, slug, { list, posted, fingerprint, house: this.houseWords.of(list) });
      await reply.redirect(`${formPath(reached.event.slug)}?fait=list`, 303);
    } catch (error) {
      if (error instanceof InvalidInput) await again(422, { errors: this.words.worded(error.fields, request) });
      else if (error instanceof FormChangedMeanwhile)
        await again(409, { theirs: error.stored, fingerprint: error.fingerprint });
      else throw error;
    }
  }

  private async send(
    request: FastifyRequest,
    reply: FastifyReply,
    reached: OrganiserEvent,
    list: ListName,
    { typed, fingerprint, errors, stale, theirs }: PageAttempt,
    { status, more }: { status: number; more: boolean } = { status: 200, more: false },
  ): Promise<void> {
    const words = this.words.of(request);
    const wrong = new Map(errors.map(({ field, message }) => [field, message]));
    const here = formPath(reached.event.slug);
    const labelOf = (field: string) => {
      const [, row, part] = /^entries\.(\d+)\.(\w+)$/.exec(field) ?? [];
      return words.text(`form-desk:entry.${part}`, { number: Number(row) + 1 });
    };
    const view = {
      desk: deskShell('form', reached),
      list,
      here,
      action: `${here}/listes/${LIST_PAGES[list]}`,
      fingerprint,
      errors,
      stale,
      theirs: theirs && differences(theirs, typed, labelOf, words),
      rows: listRows({ list, typed, wrong, words, more, people: await this.uses.of(reached.event.id, list) }),
    };
    await this.desk.send(reply, 'pages/form-desk/list', view, status);
  }
}

function knownList(page: string): ListName {
  const list = LISTS.find((one) => LIST_PAGES[one] === page);
  if (!list) throw new PageUnknown();
  return list;
}
