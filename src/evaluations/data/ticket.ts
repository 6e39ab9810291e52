import { createHash } from 'node:crypto';

/** What the table keeps of a form that was sent or of a device that answered. */
export function ticketOf(kind: 'form' | 'device', secret: string): string {
  return createHash('sha256').update(`${kind}:${secret}`).digest('hex');
}
