import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { localeOf } from '../i18n/locale.js';
import { Public } from './access.js';
import { nextTheme, ownPath, preferencesOf, rememberLocale, rememberTheme } from './preferences.js';

/** Links that set a cookie and go back: they work without script, and a scanner that follows them harms nobody. */
@Controller()
@Public()
export class PreferencesController {
  @Get('langue/:locale')
  language(@Param('locale') locale: string, @Query('retour') retour: unknown, @Res() reply: FastifyReply): void {
    rememberLocale(reply, localeOf(locale));
    goBack(reply, retour);
  }

  @Get('apparence')
  appearance(@Req() request: FastifyRequest, @Query('retour') retour: unknown, @Res() reply: FastifyReply): void {
    rememberTheme(reply, nextTheme(preferencesOf(request).theme));
    goBack(reply, retour);
  }
}

function goBack(reply: FastifyReply, retour: unknown): void {
  void reply.header('cache-control', 'no-store').redirect(ownPath(retour), 303);
}
