import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Environment } from '../config/environment.js';
import { Pages } from './pages.js';

/** Pages full of people's data: kept by no browser, shown by no search engine. */
@Injectable()
export class DeskPages {
  /**
   * A demonstration without mail server keeps all mail here, and its organiser reads all of it, login links too. In a
   * real installation those would be the keys to other people's accounts.
   */
  readonly allMailIsOpen: boolean;

  constructor(
    private readonly pages: Pages,
    environment: Environment,
  ) {
    this.allMailIsOpen = environment.demo && environment.smtpUrl === undefined;
  }

  async send(reply: FastifyReply, template: string, view: object, status = 200): Promise<void> {
    const html = this.pages.render(reply.request, reply, template, view);
    void reply
      .code(status)
      .header('content-type', 'text/html; charset=utf-8')
      .header('cache-control', 'no-store')
      .header('x-robots-tag', 'noindex, nofollow');
    await reply.send(html);
  }
}
