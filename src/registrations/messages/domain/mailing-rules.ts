import type { EventStatus } from '../../../events/domain/event.js';
import type { Mailing } from './mailing.js';

/** What leaves by itself stops where the event is put back or called off; what an organiser writes may tell of just that. */
export function mayGoOn({ kind, scheduleId }: Pick<Mailing, 'kind' | 'scheduleId'>, status: EventStatus): boolean {
  if (status === 'published') return true;
  return kind === 'message' && scheduleId === null && status !== 'archived';
}
