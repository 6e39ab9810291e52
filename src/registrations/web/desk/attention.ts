import { placesLeft } from '../../../events/domain/registration-window.js';
import type { EventRecord, RegistrationState } from '../../../events/domain/event.js';
import type { RegistrationFigures } from '../../queries/registration-figures.query.js';

/** Something an organiser should do or know; `code` names its sentences below `desk:attention`. */
export interface Attention {
  readonly code:
    | 'draft'
    | 'pending'
    | 'await-employer'
    | 'failed-mails'
    | 'waiting-beside-places'
    | 'waiting'
    | 'full'
    | 'nearly-full'
    | 'closing';
  readonly count: number;
  readonly urgent: boolean;
  /** Which part of the desk settles it. */
  readonly where: 'people-pending' | 'people-waiting' | 'mails' | 'event' | null;
  /** The day by which; null for now. */
  readonly day: string | null;
}

const DAY = 86_400_000;
const CLOSING_SOON = 10 * DAY;
/** From nine places in ten on, an organiser looks for a larger room. */
const NEARLY_FULL = 0.9;

/** What stands out on an event's dashboard, the most pressing first. `now` in epoch milliseconds. */
export function attention(
  event: Pick<EventRecord, 'status' | 'places' | 'registrationClosesAt'>,
  state: RegistrationState,
  figures: Pick<RegistrationFigures, 'byStatus' | 'awaitEmployer' | 'failedMails'>,
  now: number,
  dayOf: (instant: number) => string,
): Attention[] {
  const left = placesLeft(event.places);
  const { waiting } = figures.byStatus;
  const { awaitEmployer } = figures;
  const pending = figures.byStatus.pending - awaitEmployer;
  const coming = !['over', 'cancelled', 'none'].includes(state);
  const closesAt = event.registrationClosesAt;
  const items: (Attention | null)[] = [
    event.status === 'draft' ? item('draft', 1, { urgent: true, where: 'event' }) : null,
    pending > 0 && coming ? item('pending', pending, { urgent: true, where: 'people-pending' }) : null,
    figures.failedMails > 0 ? item('failed-mails', figures.failedMails, { urgent: true, where: 'mails' }) : null,
    coming && waiting > 0 && left !== null && left > 0
      ? item('waiting-beside-places', waiting, { urgent: true, where: 'people-waiting' })
      : null,
    awaitEmployer > 0 && coming ? item('await-employer', awaitEmployer, { where: 'people-pending' }) : null,
    coming && waiting > 0 && left === 0 ? item('waiting', waiting, { where: 'people-waiting' }) : null,
    coming && waiting === 0 && left === 0 ? item('full', event.places.taken, { where: 'event' }) : null,
    coming && left !== null && left > 0 && event.places.taken >= NEARLY_FULL * (event.places.capacity ?? 0)
      ? item('nearly-full', left, { where: 'event' })
      : null,
    state === 'open' && closesAt !== null && closesAt - now <= CLOSING_SOON
      ? // The last millisecond before: a closing at midnight belongs to the day before.
        item('closing', Math.max(1, Math.ceil((closesAt - now) / DAY)), { where: 'event', day: dayOf(closesAt - 1) })
      : null,
  ];
  return items.filter((one) => one !== null);
}

function item(code: Attention['code'], count: number, rest: Partial<Attention> = {}): Attention {
  return { code, count, urgent: false, where: null, day: null, ...rest };
}
