import { errorCodes, type FastifyInstance, type FastifyRequest } from 'fastify';
import type { Locale } from '../i18n/locale.js';

const JSON_TYPE = /^application\/json\s*(;|$)/i;

export function isForPrograms({ url }: Pick<FastifyRequest, 'url'>): boolean {
  return url.startsWith('/api/');
}

/**
 * The API takes JSON alone: a form that a page of another site posts to it is refused (415), whatever its fields. Nothing
 * on the way keeps its answers: they tell places left, and personal links.
 */
export function onlyJsonToPrograms(server: FastifyInstance): void {
  server.addHook('onRequest', (request, reply, done) => {
    if (!isForPrograms(request)) {
      done();
      return;
    }
    void reply.header('cache-control', 'no-store');
    const type = request.headers['content-type'];
    done(type === undefined || JSON_TYPE.test(type) ? undefined : new errorCodes.FST_ERR_CTP_INVALID_MEDIA_TYPE(type));
  });
}

/**
 * Programs keep no cookies: the language they read is the one of ours that Accept-Language (RFC 9110, 12.5.4) weighs
 * most, French where it names none.
 */
export function localeOfProgram(accepted: string | undefined): Locale {
  const weighed = (accepted ?? '').split(',').map((range) => {
    const [tag = '', ...parameters] = range.split(';').map((part) => part.trim().toLowerCase());
    const weight = parameters.find((parameter) => parameter.startsWith('q='));
    return { language: tag.split('-')[0], weight: weight === undefined ? 1 : Number(weight.slice(2)) || 0 };
  });
  const weightOf = (locale: Locale) =>
    Math.max(0, ...weighed.filter(({ language }) => language === locale).map(({ weight }) => weight));
  return weightOf('en') > weightOf('fr') ? 'en' : 'fr';
}
