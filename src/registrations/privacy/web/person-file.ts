import type { FastifyReply } from 'fastify';
import type { PersonFile } from '../use-cases/export-person.js';

/** A download that no cache and no search engine keeps. */
export async function sendPersonFile(reply: FastifyReply, { filename, json }: PersonFile): Promise<void> {
  void reply
    .header('content-type', 'application/json; charset=utf-8')
    .header('content-disposition', `attachment; filename="${filename}"`)
    .header('cache-control', 'no-store')
    .header('x-robots-tag', 'noindex, nofollow')
    .header('referrer-policy', 'no-referrer');
  await reply.send(json);
}
