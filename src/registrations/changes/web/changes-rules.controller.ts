import { Body, Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { deskShell } from '../../../events/domain/desk-shell.js';
import type { OrganiserEvent } from '../../../events/queries/organiser-events.query.js';
import { Reached } from '../../../events/web/reached.js';
import { CurrentOrganiser } from '../../../platform/accounts/current-organiser.js';
import type { Organiser } from '../../../platform/accounts/organiser.js';
import { Catalogues } from '../../../platform/i18n/catalogues.js';
import { OrganiserOnly } from '../../../platform/web/access.js';
import { KeepsStaleForms } from '../../../platform/web/csrf.js';
import { DeskPages } from '../../../platform/web/desk-pages.js';
import type { FormBody } from '../../../platform/web/form-body.js';
import { Pages } from '../../../platform/web/pages.js';
import { postedVersion } from '../../settings/domain/setting-topic.js';
import { firstAttempt, type RulesAttempt, saveRules } from '../../settings/web/save-rules.js';
import { CHANGE_GROUPS, LIMIT_KINDS, MOST_DAYS_BEFORE } from '../domain/changes-rules.js';
import { ChangesRulesQuery } from '../queries/changes-rules.query.js';
import { SaveChangesRules } from '../use-cases/save-changes-rules.js';
import { readLimits, typedLimits, type TypedLimits, writtenLimits } from './changes-rules-form.js';

/** What people may change by themselves, and until when. */
@OrganiserOnly()
@Controller('organiser/evenements/:slug/regles/modifications')
export class ChangesRulesController {
  constructor(
    private readonly desk: DeskPages,
    private readonly pages: Pages,
    private readonly catalogues: Catalogues,
    private readonly rules: ChangesRulesQuery,
    private readonly save: SaveChangesRules,
  ) {}

  @Get()
  async show(
    @Reached('edit-event') reached: OrganiserEvent,
    @Query('fait') saved: unknown,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.send(reply, reached, firstAttempt(await this.stored(reached)), 200, saved !== undefined);
  }

  @KeepsStaleForms()
  @Post()
  async change(
    @Param('slug') slug: string,
    @Reached('edit-event') reached: OrganiserEvent,
    @Body() body: FormBody | undefined,
    @CurrentOrganiser() organiser: Organiser,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const locale = this.pages.localeOf(request);
    await saveRules(request, reply, {
      typed: typedLimits(body),
      version: postedVersion(body?.version),
      read: readLimits,
      worded: ({ field, code }) => ({
        field: `${field}-valeur`,
        message: this.catalogues.text(locale, `changes:rules.errors.${code}`, { max: MOST_DAYS_BEFORE }),
      }),
      save: async (rules, version) => {
        await this.save.execute(organiser, reached.event.id, rules, version);
        return `/organiser/evenements/${slug}/regles/modifications?fait`;
      },
      stored: () => this.stored(reached),
      show: (attempt, status) => this.send(reply, reached, attempt, status),
    });
  }

  private async stored({ event }: OrganiserEvent) {
    const { rules, version } = await this.rules.rulesOf(event.id);
    return { typed: writtenLimits(rules), version };
  }

  private async send(
    reply: FastifyReply,
    reached: OrganiserEvent,
    { typed, version, errors, theirs, stale }: RulesAttempt<TypedLimits>,
    status: number,
    saved = false,
  ): Promise<void> {
    const root = `/organiser/evenements/${reached.event.slug}`;
    const view = {
      desk: deskShell('changes-rules', reached),
      action: `${root}/regles/modifications`,
      back: `${root}/inscriptions`,
      version,
      saved,
      stale,
      errors,
      groups: CHANGE_GROUPS.map((group) => ({
        group,
        value: typed[group].value,
        wrong: errors.find(({ field }) => field === `${group}-valeur`)?.message ?? null,
        kinds: LIMIT_KINDS.map((key) => ({ key, selected: key === typed[group].kind })),
      })),
      conflict: theirs
        ? CHANGE_GROUPS.filter((group) => JSON.stringify(theirs[group]) !== JSON.stringify(typed[group])).map(
            (group) => ({
              group,
              theirs: theirs[group],
              mine: typed[group],
            }),
          )
        : null,
    };
    await this.desk.send(reply, 'pages/changes/rules', view, status);
  }
}
