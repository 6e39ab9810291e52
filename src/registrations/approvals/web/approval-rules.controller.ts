import { Body, Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { deskShell } from '../../../events/domain/desk-shell.js';
import type { OrganiserEvent } from '../../../events/queries/organiser-events.query.js';
import { Reached } from '../../../events/web/reached.js';
import { CurrentOrganiser } from '../../../platform/accounts/current-organiser.js';
import type { Organiser } from '../../../platform/accounts/organiser.js';
import { Catalogues, type Locale } from '../../../platform/i18n/catalogues.js';
import { OrganiserOnly } from '../../../platform/web/access.js';
import { KeepsStaleForms } from '../../../platform/web/csrf.js';
import { DeskPages } from '../../../platform/web/desk-pages.js';
import type { FormBody } from '../../../platform/web/form-body.js';
import { Pages } from '../../../platform/web/pages.js';
import { postedVersion } from '../../settings/domain/setting-topic.js';
import { firstAttempt, type RulesAttempt, saveRules } from '../../settings/web/save-rules.js';
import { APPROVAL_CHAINS, LATE_RULES } from '../domain/approval-rules.js';
import { ApprovalsQuery } from '../queries/approvals.query.js';
import { SaveApprovalRules } from '../use-cases/save-approval-rules.js';
import { readTypedRules, RULE_FIELDS, type TypedRules, typedRules, writtenRules } from './rules-form.js';

/** Who must agree before a request becomes a registration. */
@OrganiserOnly()
@Controller('organiser/evenements/:slug/regles/validation')
export class ApprovalRulesController {
  constructor(
    private readonly desk: DeskPages,
    private readonly pages: Pages,
    private readonly catalogues: Catalogues,
    private readonly approvals: ApprovalsQuery,
    private readonly save: SaveApprovalRules,
  ) {}

  @Get()
  async show(
    @Reached('edit-event') reached: OrganiserEvent,
    @Query('fait') saved: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const attempt = firstAttempt(await this.stored(reached));
    await this.send(reply, request, reached, attempt, { status: 200, saved: saved !== undefined });
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
      typed: typedRules(body),
      version: postedVersion(body?.version),
      read: readTypedRules,
      worded: ({ field, code, parameters }) => ({
        field,
        message: this.catalogues.text(locale, `approvals:errors.${code}`, parameters),
      }),
      save: async (rules, version) => {
        await this.save.execute(organiser, reached.event.id, rules, version);
        return `/organiser/evenements/${slug}/regles/validation?fait`;
      },
      stored: () => this.stored(reached),
      show: (attempt, status) => this.send(reply, request, reached, attempt, { status }),
    });
  }

  private async stored({ event }: OrganiserEvent) {
    const { rules, version } = await this.approvals.rulesOf(event.id);
    return { typed: writtenRules(rules), version };
  }

  private async send(
    reply: FastifyReply,
    request: FastifyRequest,
    reached: OrganiserEvent,
    { typed, version, errors, theirs, stale }: RulesAttempt<TypedRules>,
    { status, saved = false }: { status: number; saved?: boolean },
  ): Promise<void> {
    const locale = this.pages.localeOf(request);
    const wrong = (field: string) => errors.find((error) => error.field === field)?.message ?? null;
    const field = (name: keyof TypedRules) => ({ id: name, value: typed[name], wrong: wrong(name) });
    const root = `/organiser/evenements/${reached.event.slug}`;
    const differing = theirs ? RULE_FIELDS.filter((name) => theirs[name] !== typed[name]) : [];
    const view = {
      desk: deskShell('approval-rules', reached),
      action: `${root}/regles/validation`,
      back: `${root}/inscriptions`,
      version,
      saved,
      stale,
      errors,
      pending: await this.approvals.countPending(reached.event.id),
      chains: APPROVAL_CHAINS.map((key) => ({ key, selected: key === typed.chain })),
      late: LATE_RULES.map((key) => ({ key, selected: key === typed.whenLate })),
      chainWrong: wrong('chain'),
      fields: {
        employerDays: field('employerDays'),
        organiserDays: field('organiserDays'),
        remindDays: field('remindDays'),
      },
      groupsAgreed: typed.groupsAgreed !== '',
      asksForSubstitutes: typed.asksForSubstitutes !== '',
      conflict: theirs
        ? differing.map((name) => ({
            label: this.catalogues.text(locale, `approvals:rules.${name}`),
            theirs: this.said(locale, name, theirs[name]),
            mine: this.said(locale, name, typed[name]),
          }))
        : null,
    };
    await this.desk.send(reply, 'pages/approvals/rules', view, status);
  }

  private said(locale: Locale, name: keyof TypedRules, value: string): string {
    const text = (key: string) => this.catalogues.text(locale, `approvals:rules.${key}`);
    if (name === 'chain') return text(`chains.${value}`);
    if (name === 'whenLate') return text(`late.${value}`);
    if (name === 'groupsAgreed' || name === 'asksForSubstitutes') return text(value === '' ? 'no' : 'yes');
    return value === '' ? text('empty') : value;
  }
}
