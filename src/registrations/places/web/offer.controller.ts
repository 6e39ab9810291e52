import { Body, Controller, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { ParticipantLink } from '../../../platform/web/access.js';
import type { FormBody } from '../../../platform/web/form-body.js';
import { RegistrationNotOpen } from '../../domain/registration.errors.js';
import { AnswerOffer } from '../use-cases/answer-offer.js';

/** The answer to an offered place. There is nothing to open here: the question stands on the personal page. */
@Controller('inscriptions/:token/place')
export class OfferController {
  constructor(private readonly answerOffer: AnswerOffer) {}

  @ParticipantLink()
  @Post()
  async answer(
    @Param('token') token: string,
    @Body() body: FormBody | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const answer = body?.['reponse'];
    try {
      if (answer === 'oui') await this.answerOffer.execute(token, 'accept');
      if (answer === 'non') await this.answerOffer.execute(token, 'decline');
    } catch (error) {
      if (!(error instanceof RegistrationNotOpen)) throw error;
    }
    // The page says what has become of it, also of an answer that came too late.
    await reply.header('referrer-policy', 'no-referrer').redirect(`/inscriptions/${encodeURIComponent(token)}`, 303);
  }
}
