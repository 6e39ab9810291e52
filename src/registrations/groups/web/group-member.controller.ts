import { Body, Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { cleanLine } from '../../../events/domain/typed-text.js';
import { Catalogues, type Locale } from '../../../platform/i18n/catalogues.js';
import { bareAddress } from '../../../platform/mail/email-address.js';
import { ParticipantLink } from '../../../platform/web/access.js';
import { clientAddress } from '../../../platform/web/client-address.js';
import { KeepsStaleForms } from '../../../platform/web/csrf.js';
import type { FormBody } from '../../../platform/web/form-body.js';
import { Pages } from '../../../platform/web/pages.js';
import { RateLimits } from '../../../platform/web/rate-limit.js';
import { AlreadyRegistered } from '../../domain/registration.errors.js';
import { NO_CELLS } from '../../imports/domain/person-table.js';
import type { JudgedPerson } from '../../imports/domain/judged-person.js';
import { FunctionWords } from '../../imports/use-cases/function-words.js';
import { JudgePeople } from '../../imports/use-cases/judge-people.js';
import { columnOfField, LineWords } from '../../imports/web/line-words.js';
import { GroupUnknown } from '../domain/group.errors.js';
import { type FoundGroup, GroupByToken, type GroupMember } from '../queries/group-by-token.query.js';
import { GroupMembers } from '../use-cases/group-member.js';
import { fieldId, type MemberAttempt, memberPageView } from './group-page.view.js';

/** One person of a group: mended, taken back, or replaced by whoever registered them. */
@Controller('groupes/:token/personnes/:reference')
export class GroupMemberController {
  constructor(
    private readonly byToken: GroupByToken,
    private readonly members: GroupMembers,
    private readonly judgePeople: JudgePeople,
    private readonly functions: FunctionWords,
    private readonly words: LineWords,
    private readonly catalogues: Catalogues,
    private readonly pages: Pages,
    private readonly limits: RateLimits,
  ) {}

  @ParticipantLink()
  @Get()
  async show(
    @Param('token') token: string,
    @Param('reference') reference: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { found, member } = await this.open(token, reference);
    await this.send(request, reply, token, found, member);
  }

  @ParticipantLink()
  @KeepsStaleForms()
  @Post()
  async mend(
    @Param('token') token: string,
    @Param('reference') reference: string,
    @Body() posted: FormBody | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { found, member } = await this.open(token, reference);
    const fields = typedFields('mend', posted);
    if (request.csrfFailed)
      return this.send(request, reply, token, found, member, { form: 'mend', fields, errors: [] }, 403);
    const person = await this.judge(found, { ...fields, email: member.email }, this.pages.localeOf(request));
    // The address is theirs already: that somebody has it is no error here.
    const errors = person.errors.filter(({ code }) => code !== 'person-known');
    if (errors.length > 0)
      return this.sendErrors(request, reply, token, found, member, 'mend', fields, { ...person, errors });
    const { firstName, lastName } = fields as { firstName: string; lastName: string };
    const named = (await this.functions.of(found.event.id)).named(fields.function ?? '', this.pages.localeOf(request));
    const functionText = named.functionText === '' ? null : named.functionText;
    await this.members.mend(
      { ...found, reference },
      { firstName, lastName, functionKey: named.functionKey, functionText },
    );
    await reply.redirect(`/groupes/${token}?fait=mended`, 303);
  }

  @ParticipantLink()
  @KeepsStaleForms()
  @Post('retrait')
  async withdraw(
    @Param('token') token: string,
    @Param('reference') reference: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.byToken.find(token);
    if (!found) throw new GroupUnknown();
    if (request.csrfFailed) {
      const { member } = await this.open(token, reference);
      return this.send(request, reply, token, found, member, null, 403);
    }
    await this.members.withdraw({ ...found, reference });
    await reply.redirect(`/groupes/${token}?fait=withdrawn`, 303);
  }

  @ParticipantLink()
  @KeepsStaleForms()
  @Post('remplacement')
  async replace(
    @Param('token') token: string,
    @Param('reference') reference: string,
    @Body() posted: FormBody | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.limits.count('registration', clientAddress(request));
    const { found, member } = await this.open(token, reference);
    const fields = typedFields('replace', posted);
    if (request.csrfFailed)
      return this.send(request, reply, token, found, member, { form: 'replace', fields, errors: [] }, 403);
    const person = await this.judge(found, fields, this.pages.localeOf(request));
    if (!person.request) return this.sendErrors(request, reply, token, found, member, 'replace', fields, person);
    try {
      await this.members.replace({ ...found, reference }, person.request);
    } catch (error) {
      if (!(error instanceof AlreadyRegistered)) throw error;
      const known = { ...person, errors: [{ field: 'email', code: 'person-elsewhere' }] };
      return this.sendErrors(request, reply, token, found, member, 'replace', fields, known);
    }
    await reply.redirect(`/groupes/${token}?fait=replaced`, 303);
  }

  /** @throws GroupUnknown for a person of no group, of another, or who is not coming any more. */
  private async open(token: string, reference: string): Promise<{ found: FoundGroup; member: GroupMember }> {
    const found = await this.byToken.find(token);
    const member = found?.members.find((one) => one.reference === reference && one.status !== 'withdrawn');
    if (!found || !member) throw new GroupUnknown();
    return { found, member };
  }

  private async judge(
    { event, group }: FoundGroup,
    fields: Readonly<Record<string, string>>,
    locale: Locale,
  ): Promise<JudgedPerson> {
    const { collectivityTyped: collectivity, collectivityKind } = group;
    const functions = await this.functions.of(event.id);
    const [person] = await this.judgePeople.of(
      event,
      [
        {
          line: 1,
          fields: {
            ...NO_CELLS,
            ...fields,
            ...functions.named(fields.function ?? '', locale),
            collectivity,
            collectivityKind,
          },
        },
      ],
      { locale, audience: { groupId: group.id } },
    );
    if (!person) throw new GroupUnknown();
    return person;
  }

  private async sendErrors(
    request: FastifyRequest,
    reply: FastifyReply,
    token: string,
    found: FoundGroup,
    member: GroupMember,
    form: 'mend' | 'replace',
    fields: Readonly<Record<string, string>>,
    { errors }: Pick<JudgedPerson, 'errors'>,
  ): Promise<void> {
    const locale = this.pages.localeOf(request);
    const worded = errors.map((error) => ({
      field: fieldId(form, columnOfField(error.field)),
      message: this.words.problem(error, locale),
    }));
    await this.send(request, reply, token, found, member, { form, fields, errors: worded }, 422);
  }

  private async send(
    request: FastifyRequest,
    reply: FastifyReply,
    token: string,
    found: FoundGroup,
    member: GroupMember,
    attempt: MemberAttempt | null = null,
    status = 200,
  ): Promise<void> {
    const locale = this.pages.localeOf(request);
    const view = memberPageView(found, member, {
      path: `/groupes/${token}`,
      attempt,
      words: (key) => this.catalogues.text(locale, key),
      functions: (await this.functions.of(found.event.id)).offered(locale),
      stale: status === 403,
    });
    await this.pages.send(reply, 'pages/groups/member', view, { status, confidential: true });
  }
}

function typedFields(form: 'mend' | 'replace', posted: FormBody | undefined): Record<string, string> {
  const names =
    form === 'mend' ? ['lastName', 'firstName', 'function'] : ['lastName', 'firstName', 'email', 'function'];
  return Object.fromEntries(
    names.map((name) => {
      const typed = cleanLine(posted?.[fieldId(form, name)] ?? '');
      return [name, name === 'email' ? bareAddress(typed) : typed];
    }),
  );
}
