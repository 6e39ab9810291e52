import { createHash } from 'node:crypto';
import { Body, Controller, Headers, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiBody,
  ApiHeader,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiResponse,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Problem } from '../../platform/api/problem.js';
import { Environment } from '../../platform/config/environment.js';
import { InvalidInput } from '../../platform/errors/domain-error.js';
import { ParticipantLink, Public } from '../../platform/web/access.js';
import { clientAddress } from '../../platform/web/client-address.js';
import { RateLimits } from '../../platform/web/rate-limit.js';
import type { IdempotentAnswer } from '../data/idempotency-key.repository.js';
import { BearerTokenRefused, PersonalLinkUnknown } from '../domain/registration.errors.js';
import { ReadRegistrationRequest } from '../use-cases/read-registration-request.js';
import { RegisterParticipant, type Idempotency, type RegistrationOutcome } from '../use-cases/register-participant.js';
import { WithdrawRegistration } from '../use-cases/withdraw-registration.js';
import { COMPLETE_REGISTRATION, RegistrationInput } from './registration.input.js';
import { RegistrationOutput, WithdrawalOutput } from './registration.output.js';

const LONGEST_KEY = 200;
const CREATED = 201;

@ApiTags('registrations')
@Controller('api/v1')
export class RegistrationsApiController {
  constructor(
    private readonly requests: ReadRegistrationRequest,
    private readonly registerParticipant: RegisterParticipant,
    private readonly withdrawRegistration: WithdrawRegistration,
    private readonly limits: RateLimits,
    private readonly environment: Environment,
  ) {}

  @Public()
  @Post('events/:slug/registrations')
  @ApiOperation({
    summary: 'Registers a person, or puts them on the waiting list of a full event. The confirmation is mailed.',
  })
  @ApiParam({ name: 'slug', example: 'seminaire-bloc-local-2019' })
  @ApiHeader({
    name: 'Idempotency-Key',
    required: false,
    schema: { type: 'string', maxLength: LONGEST_KEY },
    description:
      'The same key with the same body gets the first answer again, byte for byte; with another body it is refused (422).',
  })
  @ApiBody({ type: RegistrationInput, examples: { complete: { value: COMPLETE_REGISTRATION } } })
  @ApiResponse({ status: CREATED, type: RegistrationOutput })
  @ApiResponse({ status: 404, type: Problem, description: 'No event has this address.' })
  @ApiResponse({
    status: 409,
    type: Problem,
    description: 'The e-mail is registered already; its personal link was mailed to it again.',
  })
  @ApiResponse({ status: 410, type: Problem, description: 'The event takes no registration now; `code` says why.' })
  @ApiResponse({ status: 422, type: Problem, description: 'Fields are wrong: `errors` names every one.' })
  @ApiResponse({ status: 429, type: Problem, description: 'Too many registrations from this address.' })
  async register(
    @Param('slug') eventSlug: string,
    @Body() input: RegistrationInput | undefined,
    @Headers('idempotency-key') key: string | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.limits.count('registration', clientAddress(request));
    const idempotency = key === undefined ? undefined : this.idempotency(key, request.body);
    const locale = input?.locale === 'en' ? 'en' : 'fr';
    const actionCode = typeof input?.actionCode === 'string' ? input.actionCode : undefined;
    const registration = await this.requests.read(eventSlug, input, locale);
    const result = await this.registerParticipant.execute({
      eventSlug,
      request: registration,
      actionCode,
      idempotency,
    });
    const answer = result.kind === 'replayed' ? result.answer : this.answer(result, result.token);
    await reply.status(answer.status).type('application/json; charset=utf-8').send(answer.body);
  }

  @ParticipantLink()
  @Post('registrations/:reference/withdrawal')
  @HttpCode(200)
  @ApiBearerAuth('person')
  @ApiOperation({ summary: 'Withdraws a registration; asked again, it answers the same.' })
  @ApiParam({ name: 'reference', example: '7KQ4-M2XD' })
  @ApiOkResponse({ type: WithdrawalOutput })
  @ApiResponse({ status: 401, type: Problem, description: 'No token, or not the token of this registration.' })
  @ApiResponse({ status: 410, type: Problem, description: 'The event is over.' })
  async withdraw(
    @Param('reference') reference: string,
    @Headers('authorization') authorization: string | undefined,
  ): Promise<WithdrawalOutput> {
    const token = /^Bearer +([\w-]+)$/i.exec(authorization ?? '')?.[1];
    if (token === undefined) throw new BearerTokenRefused();
    try {
      const withdrawn = await this.withdrawRegistration.execute(token, { reference: reference.toUpperCase() });
      return { reference: withdrawn.reference, status: 'withdrawn' };
    } catch (error) {
      throw error instanceof PersonalLinkUnknown ? new BearerTokenRefused() : error;
    }
  }

  private idempotency(key: string, body: unknown): Idempotency {
    if (key === '' || key.length > LONGEST_KEY)
      throw new InvalidInput([{ field: 'Idempotency-Key', code: 'key-length', parameters: { max: LONGEST_KEY } }]);
    return {
      key,
      requestHash: createHash('sha256')
        .update(JSON.stringify(body ?? null))
        .digest('hex'),
      answer: (entered, token) => this.answer(entered, token),
    };
  }

  private answer(
    { registration, cause }: Pick<RegistrationOutcome, 'registration' | 'cause'>,
    token: string,
  ): IdempotentAnswer {
    const output: RegistrationOutput = {
      reference: registration.reference,
      status: registration.status,
      position: registration.waitingPosition,
      cause,
      manageUrl: `${this.environment.publicUrl}/inscriptions/${token}`,
    };
    return { status: CREATED, body: JSON.stringify(output) };
  }
}
