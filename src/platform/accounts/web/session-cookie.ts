import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Environment } from '../../config/environment.js';
import { cookieNames } from '../../web/cookie-names.js';
import { destinationOf } from '../destination.js';
import { SESSION_LIFETIME } from '../login-lifetimes.js';
import { LogOut } from '../use-cases/log-out.js';

const DESTINATION_SECONDS = 3600;

/** What a login leaves in the browser, and where it leads. */
@Injectable()
export class SessionCookie {
  private readonly https: boolean;
  private readonly names: ReturnType<typeof cookieNames>;

  constructor(
    private readonly logOut: LogOut,
    { publicUrl }: Environment,
  ) {
    this.https = publicUrl.startsWith('https:');
    this.names = cookieNames(this.https);
  }

  /** Kept here and not in the mail: the link may be opened days of clicks away from this page, and names no page. */
  rememberDestination(reply: FastifyReply, destination: string): void {
    if (destination !== '/organiser') this.set(reply, this.names.destination, destination, DESTINATION_SECONDS);
  }

  /** The login that this browser had before ends. @returns where the person wanted to go. */
  async enter(request: FastifyRequest, reply: FastifyReply, token: string): Promise<string> {
    const former = request.cookies[this.names.session];
    if (former) await this.logOut.execute(former);
    this.set(reply, this.names.session, token, SESSION_LIFETIME / 1000);
    void reply.clearCookie(this.names.destination, { path: '/', secure: this.https });
    return destinationOf(request.cookies[this.names.destination]);
  }

  async leave(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const token = request.cookies[this.names.session];
    if (token) await this.logOut.execute(token);
    void reply.clearCookie(this.names.session, { path: '/', secure: this.https });
  }

  private set(reply: FastifyReply, name: string, value: string, maxAge: number): void {
    void reply.setCookie(name, value, { path: '/', httpOnly: true, sameSite: 'lax', secure: this.https, maxAge });
  }
}
