import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Environment } from '../../platform/config/environment.js';

const COOKIE = 'avis-lien';
const ID = /^[\w-]{36}$/;
/** Of more than these nobody answers the code by mistake. */
const MOST = 5;

/** What a browser shows to a room's code when it answered by a mailed link: the questionnaires' ids, and nothing of whose link it was. */
@Injectable()
export class AnsweredMark {
  private readonly https: boolean;

  constructor({ publicUrl }: Environment) {
    this.https = publicUrl.startsWith('https:');
  }

  has(request: FastifyRequest, questionnaireId: string): boolean {
    return idsOf(request).includes(questionnaireId);
  }

  /** `until`: epoch milliseconds. */
  give(request: FastifyRequest, reply: FastifyReply, questionnaireId: string, until: number): void {
    const ids = [questionnaireId, ...idsOf(request).filter((id) => id !== questionnaireId)].slice(0, MOST);
    void reply.setCookie(COOKIE, ids.join('.'), {
      path: '/e',
      httpOnly: true,
      sameSite: 'lax',
      secure: this.https,
      expires: new Date(until),
    });
  }
}

function idsOf(request: FastifyRequest): string[] {
  return (request.cookies[COOKIE] ?? '').split('.').filter((id) => ID.test(id));
}
