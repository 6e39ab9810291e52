import { Body, Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Clock } from '../../../platform/clock/clock.js';
import { ParticipantLink } from '../../../platform/web/access.js';
import { clientAddress } from '../../../platform/web/client-address.js';
import { KeepsStaleForms } from '../../../platform/web/csrf.js';
import type { FormBody } from '../../../platform/web/form-body.js';
import { Pages } from '../../../platform/web/pages.js';
import { RateLimits } from '../../../platform/web/rate-limit.js';
import { TakesUploads } from '../../../platform/web/uploads.js';
import { isBlank, LINE_FIELDS, lineField, readLines } from '../domain/group-form.js';
import { GroupUnknown } from '../domain/group.errors.js';
import { LINES_SHOWN } from '../domain/group.js';
import { type FoundGroup, GroupByToken } from '../queries/group-by-token.query.js';
import { RegisterGroup } from '../use-cases/register-group.js';
import { groupPreviewView } from './group-form.view.js';
import { GroupForms } from './group-forms.js';
import { mayAddPeople } from './group-page.view.js';
import { GroupPages } from './group-pages.js';
import { JudgeGroupForm, type JudgedForm } from './judge-group-form.js';
import { GROUP_UPLOADS } from './group-uploads.js';

/** What was just done, as the page's address says it. */
const SAID = ['mended', 'withdrawn', 'replaced'];

/** What a group's link opens. Mail scanners open it too: a GET changes nothing. */
@Controller('groupes/:token')
export class GroupController {
  constructor(
    private readonly byToken: GroupByToken,
    private readonly forms: GroupForms,
    private readonly judgeForm: JudgeGroupForm,
    private readonly registerGroup: RegisterGroup,
    private readonly groupPages: GroupPages,
    private readonly pages: Pages,
    private readonly limits: RateLimits,
    private readonly clock: Clock,
  ) {}

  @ParticipantLink()
  @Get()
  async show(@Param('token') token: string, @Query('fait') done: unknown, @Res() reply: FastifyReply): Promise<void> {
    if (!(await this.byToken.find(token))) {
      return this.pages.send(reply, 'pages/registrations/link-unknown', {}, { status: 404, confidential: true });
    }
    await this.groupPages.send(reply, token, { said: SAID.find((said) => said === done) ?? null });
  }

  @ParticipantLink()
  @KeepsStaleForms()
  @Post()
  @TakesUploads(GROUP_UPLOADS)
  async add(
    @Param('token') token: string,
    @Body() posted: FormBody | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.byToken.find(token);
    if (!found) throw new GroupUnknown();
    const { event, group } = found;
    if (request.csrfFailed)
      return this.groupPages.send(reply, token, { attempt: await this.forms.typed(posted, 0, true), status: 403 });
    const locale = this.pages.localeOf(request);
    if (!mayAddPeople(event, group, this.clock.now().getTime()))
      return this.groupPages.send(reply, token, { status: 410 });
    if (posted?.do === 'add')
      return this.groupPages.send(reply, token, { attempt: await this.forms.typed(posted, LINES_SHOWN) });
    if (posted?.do === 'edit')
      return this.groupPages.send(reply, token, { attempt: await this.forms.typed(posted, 0) });
    if (posted?.do === 'read') {
      const attempt = await this.forms.withFile(posted, request.uploads?.fichier, locale);
      return this.groupPages.send(reply, token, { attempt, status: attempt.errors.length > 0 ? 422 : 200 });
    }
    for (const line of readLines(posted))
      if (!isBlank(line)) await this.limits.count('registration', clientAddress(request));
    const judged = await this.judgeForm.of(event, posted, locale, group);
    const isRight = judged.attempt.errors.length === 0;
    if (posted?.do !== 'register' && isRight) return this.sendPreview(reply, token, found, judged);
    if (posted?.do !== 'register' || judged.ready.length === 0)
      return this.groupPages.send(reply, token, { attempt: judged.attempt, status: 422 });
    const outcome = await this.registerGroup.execute(event, group, judged.ready);
    const left = await this.judgeForm.remaining(event, judged, outcome, locale);
    if (left.lines.length === 0) await reply.redirect(`/groupes/${token}`, 303);
    else await this.groupPages.send(reply, token, { attempt: left, status: 422 });
  }

  private async sendPreview(
    reply: FastifyReply,
    token: string,
    { event }: FoundGroup,
    judged: JudgedForm,
  ): Promise<void> {
    const entries = judged.attempt.lines.flatMap(({ line, fields }) =>
      LINE_FIELDS.map((field) => [lineField(line, field), fields[field]] as const),
    );
    const view = groupPreviewView(event, {
      lines: judged.shown,
      asksAgreement: judged.asksAgreement,
      hidden: Object.fromEntries(entries),
      action: `/groupes/${token}`,
      manager: null,
    });
    await this.pages.send(reply, 'pages/groups/preview', view, { confidential: true });
  }
}
