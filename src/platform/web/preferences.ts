import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Locale, LOCALES } from '../i18n/locale.js';
import type { Theme } from './page-data.js';

export interface Preferences {
  readonly locale: Locale;
  readonly theme: Theme | null;
}

const YEAR_S = 31_536_000;

/** Language and appearance live in two cookies that identify nobody. Read from the raw header: cached pages need no more. */
export function preferencesOf(request: FastifyRequest): Preferences {
  const cookies = request.headers.cookie ?? '';
  const theme = /(?:^|;\s*)apparence=(clair|sombre)(?:;|$)/.exec(cookies)?.[1];
  return {
    locale: /(?:^|;\s*)langue=en(?:;|$)/.test(cookies) ? 'en' : 'fr',
    theme: theme === 'clair' || theme === 'sombre' ? theme : null,
  };
}

/** The language that a shared address asks for by `?langue=en`; null where it asks for none. */
export function askedLocale({ query }: FastifyRequest): Locale | null {
  const { langue } = (query ?? {}) as { langue?: unknown };
  return LOCALES.find((locale) => locale === langue) ?? null;
}

/** Whether this browser has ever chosen a language. */
export function hasChosenLocale({ headers }: FastifyRequest): boolean {
  return /(?:^|;\s*)langue=/.test(headers.cookie ?? '');
}

export function rememberLocale(reply: FastifyReply, locale: Locale): void {
  reply.header('set-cookie', preferenceCookie(reply, 'langue', locale));
}

/** Automatic, light, dark, and round again. */
export function nextTheme(theme: Theme | null): Theme | null {
  if (theme === null) return 'clair';
  return theme === 'clair' ? 'sombre' : null;
}

export function rememberTheme(reply: FastifyReply, theme: Theme | null): void {
  reply.header(
    'set-cookie',
    theme === null ? preferenceCookie(reply, 'apparence', '', 0) : preferenceCookie(reply, 'apparence', theme),
  );
}

/** A path of ours to go back to; anything else — another site, `//host`, a backslash, a control character — is the home page. */
export function ownPath(path: unknown): string {
  return typeof path === 'string' && /^\/(?![/\\])[\x21-\x7e]{0,2000}$/.test(path) && !path.includes('\\') ? path : '/';
}

function preferenceCookie({ request }: FastifyReply, name: string, value: string, maxAge = YEAR_S): string {
  const secure = request.protocol === 'https' ? '; Secure' : '';
  return `${name}=${value}; Path=/; Max-Age=${maxAge}; SameSite=Lax; HttpOnly${secure}`;
}
