import type { EventRecord, RegistrationState } from '../../events/domain/event.js';
import { registrationState } from '../../events/domain/registration-window.js';
import { DESTINATIONS } from '../domain/demonstration-day.js';

export interface DemonstrationView {
  readonly today: string;
  readonly destinations: readonly { readonly name: string; readonly leadsTo: string; readonly current: boolean }[];
  readonly codes: readonly {
    readonly label: string;
    readonly href: string;
    readonly title: string;
    readonly state: RegistrationState;
  }[];
  readonly typed: string;
  readonly errors: readonly { readonly field: string; readonly message: string }[] | null;
}

/** `wrong`: what was typed in the date field and why it cannot be a day of the demonstration. */
export function demonstrationView(
  events: readonly EventRecord[],
  { today, now, wrong }: { today: string; now: number; wrong?: { typed: string; message: string } },
): DemonstrationView {
  return {
    today,
    destinations: Object.entries(DESTINATIONS).map(([name, leadsTo]) => ({
      name,
      leadsTo,
      current: leadsTo === today,
    })),
    codes: events
      .toSorted((one, other) => one.startsOn.localeCompare(other.startsOn))
      .flatMap((event) =>
        event.actionCodes.map((code) => ({
          label: code.label,
          href: `/?code=${encodeURIComponent(code.label)}`,
          title: event.title,
          state: registrationState(event, now, code),
        })),
      ),
    typed: wrong?.typed ?? '',
    errors: wrong ? [{ field: 'jour', message: wrong.message }] : null,
  };
}
