import { Body, Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Clock } from '../../../platform/clock/clock.js';
import { InvalidInput } from '../../../platform/errors/domain-error.js';
import { ParticipantLink } from '../../../platform/web/access.js';
import { KeepsStaleForms } from '../../../platform/web/csrf.js';
import type { FormBody } from '../../../platform/web/form-body.js';
import { clientAddress } from '../../../platform/web/client-address.js';
import { Pages } from '../../../platform/web/pages.js';
import { RateLimits } from '../../../platform/web/rate-limit.js';
import { FieldWords } from '../../approvals/web/field-words.js';
import { employerLabel } from '../../domain/registration-form.js';
import { PersonalLinkUnknown, RegistrationWithdrawn } from '../../domain/registration.errors.js';
import { RegistrationByToken } from '../../queries/registration-by-token.query.js';
import { eventSummary } from '../../web/event-summary.view.js';
import type { WrongField } from '../../web/registration-form.view.js';
import { isNoMore } from '../../approvals/domain/event-standing.js';
import { ChangeClosed } from '../domain/changes.errors.js';
import {
  checkSubstitute,
  readSubstituteFields,
  SUBSTITUTE_FIELDS,
  type SubstituteFields,
} from '../domain/substitution.js';
import type { ChoiceLists } from '../../form/domain/choice-lists.js';
import { EventFormQuery } from '../../form/queries/event-form.query.js';
import { listChoices } from '../../web/list-choices.view.js';
import { ChangesRulesQuery } from '../queries/changes-rules.query.js';
import { ProposeSubstitute } from '../use-cases/propose-substitute.js';

interface Attempt {
  readonly fields: SubstituteFields;
  readonly errors: readonly WrongField[];
  readonly stale: boolean;
}

/** « Un collègue vient à ma place » : who that would be. */
@Controller('inscriptions/:token/remplacant')
export class SubstituteController {
  constructor(
    private readonly byToken: RegistrationByToken,
    private readonly rules: ChangesRulesQuery,
    private readonly propose: ProposeSubstitute,
    private readonly forms: EventFormQuery,
    private readonly words: FieldWords,
    private readonly pages: Pages,
    private readonly limits: RateLimits,
    private readonly clock: Clock,
  ) {}

  @ParticipantLink()
  @Get()
  async show(@Param('token') token: string, @Res() reply: FastifyReply): Promise<void> {
    await this.send(reply, token, { fields: readSubstituteFields(undefined), errors: [], stale: false }, 200);
  }

  @ParticipantLink()
  @KeepsStaleForms()
  @Post()
  async ask(
    @Param('token') token: string,
    @Body() body: FormBody | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const fields = readSubstituteFields(body);
    if (request.csrfFailed) return this.send(reply, token, { fields, errors: [], stale: true }, 403);
    const found = await this.byToken.find(token);
    if (!found) throw new PersonalLinkUnknown();
    const locale = this.pages.localeOf(request);
    try {
      const { substitute, errors } = checkSubstitute(fields, found.registration, {
        lists: await this.listsOf(found.event.id),
        locale,
      });
      if (!substitute) throw new InvalidInput(errors);
      // It sends a mail to an address that somebody typed.
      await this.limits.count('registration', clientAddress(request));
      await this.propose.execute(token, substitute);
    } catch (error) {
      if (error instanceof InvalidInput)
        return this.send(reply, token, { fields, errors: this.words.of(error.fields, locale), stale: false }, 422);
      if (!(error instanceof ChangeClosed || error instanceof RegistrationWithdrawn)) throw error;
    }
    await this.goBack(reply, token);
  }

  @ParticipantLink()
  @Post('reprise')
  async callBack(@Param('token') token: string, @Res() reply: FastifyReply): Promise<void> {
    await this.propose.callBack(token);
    await this.goBack(reply, token);
  }

  private async send(reply: FastifyReply, token: string, { fields, errors, stale }: Attempt, status: number) {
    const found = await this.byToken.find(token);
    if (!found) throw new PersonalLinkUnknown();
    const { registration, event } = found;
    const now = this.clock.now().getTime();
    const isClosed = (await this.rules.closed(event, now)).has('substitution');
    // The personal page says why nobody can come instead.
    if (registration.status === 'withdrawn' || isClosed || isNoMore(event, now)) return this.goBack(reply, token);
    const wrong = new Map(errors.map(({ field, message }) => [field, message]));
    const view = {
      event: eventSummary(event),
      employer: employerLabel(registration.collectivity),
      errors,
      stale,
      fields: Object.fromEntries(
        SUBSTITUTE_FIELDS.map((name) => [name, { id: name, value: fields[name], wrong: wrong.get(name) ?? null }]),
      ),
      functions: listChoices(
        (await this.listsOf(event.id)).functions,
        fields.functionKey,
        null,
        this.pages.localeOf(reply.request),
      ),
      links: { action: `/inscriptions/${token}/remplacant`, personal: `/inscriptions/${token}` },
    };
    await this.pages.send(reply, 'pages/changes/substitute', view, { status, confidential: true });
  }

  private async listsOf(eventId: string): Promise<ChoiceLists> {
    return (await this.forms.of(eventId)).settings.lists;
  }

  /** To the part of the page that says what became of the proposal. */
  private async goBack(reply: FastifyReply, token: string): Promise<void> {
    await reply.header('referrer-policy', 'no-referrer').redirect(`/inscriptions/${token}#changer`, 303);
  }
}
