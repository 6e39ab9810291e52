import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Environment } from '../../platform/config/environment.js';

const COOKIE = 'avis';
const MARK = /^[\w-]{22}$/;

/** What a browser shows so that it answers once, where the organisers ask for that. It says nothing of the person. */
@Injectable()
export class DeviceMark {
  private readonly https: boolean;

  constructor({ publicUrl }: Environment) {
    this.https = publicUrl.startsWith('https:');
  }

  of(request: FastifyRequest): string | null {
    const mark = request.cookies[COOKIE];
    return mark !== undefined && MARK.test(mark) ? mark : null;
  }

  /** The mark it has, or a new one. `until`: epoch milliseconds. */
  give(request: FastifyRequest, reply: FastifyReply, until: number): string {
    const known = this.of(request);
    if (known !== null) return known;
    const mark = randomBytes(16).toString('base64url');
    void reply.setCookie(COOKIE, mark, {
      path: '/e',
      httpOnly: true,
      sameSite: 'lax',
      secure: this.https,
      expires: new Date(until),
    });
    return mark;
  }
}
