import type { FastifyReply } from 'fastify';
import { MAIL_PREVIEW_POLICY } from '../../../platform/web/security-headers.js';

export const FRAME_FORMS = ['clair', 'sombre', 'texte'] as const;
export type FrameForm = (typeof FRAME_FORMS)[number];

export function frameForm(typed: unknown): FrameForm {
  return FRAME_FORMS.find((form) => form === typed) ?? 'clair';
}

/** A mail inside a sandboxed frame of our own page: as light or dark programs show it, or its text alone. */
export async function sendFrame(
  reply: FastifyReply,
  { subject, html, text }: { subject: string; html: string; text: string },
  form: FrameForm,
): Promise<void> {
  const page = form === 'texte' ? textPage(subject, text) : schemed(subject, html, form);
  await sendHtml(reply, page);
}

/** What is wrong with the text, in place of the mail. */
export async function sendFrameProblems(reply: FastifyReply, problems: readonly string[]): Promise<void> {
  const list = problems.map((problem) => `<li>${escaped(problem)}</li>`).join('');
  await sendHtml(reply, `${HEAD}<ul style="font:16px/1.5 sans-serif;padding:16px 36px">${list}</ul>`);
}

const HEAD = '<!doctype html><meta charset="utf-8"><meta name="color-scheme" content="light dark"><title>–</title>';
const DARK = '@media (prefers-color-scheme:dark){';

/** Where mail programs show the subject: above the mail, in their own face. */
const SUBJECT = 'margin:0;padding:12px 16px;font:600 15px/1.4 sans-serif;background:Canvas;color:CanvasText';

function schemed(subject: string, html: string, form: 'clair' | 'sombre'): string {
  return html
    .replace(/<body[^>]*>/i, (body) => `${body}<p style="${SUBJECT}">${escaped(subject)}</p>`)
    .replace(DARK, form === 'sombre' ? '@media all{' : '@media not all{')
    .replace('content="light dark"', `content="${form === 'sombre' ? 'dark' : 'light'}"`)
    .replace(/<head[^>]*>/i, '$&<base target="_blank">');
}

function textPage(subject: string, text: string): string {
  return `${HEAD}<pre style="font:15px/1.5 monospace;white-space:pre-wrap;overflow-wrap:anywhere;padding:16px;margin:0"><b>${escaped(subject)}</b>\n\n${escaped(text)}</pre>`;
}

async function sendHtml(reply: FastifyReply, html: string): Promise<void> {
  void reply
    .code(200)
    .header('content-type', 'text/html; charset=utf-8')
    .header('content-security-policy', MAIL_PREVIEW_POLICY)
    .header('x-frame-options', 'SAMEORIGIN')
    .header('referrer-policy', 'no-referrer')
    .header('cache-control', 'no-store');
  await reply.send(html);
}

function escaped(text: string): string {
  return text.replace(/[&<>]/g, (character) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[character] ?? character);
}
