import { addDays } from '../../../platform/clock/paris-time.js';
import { EVERYBODY, type RegistrationFilter } from '../../list/domain/registration-filter.js';

/**
 * Whom a reminder may be for: a rule that is looked at when it leaves. People picked by name, or the group that somebody brought,
 * are written to with a message; a rule that names nobody may also outlive them.
 */
export function scheduleAudience(filter: RegistrationFilter): RegistrationFilter {
  const { text, only, group } = EVERYBODY;
  return { ...filter, text, only, group };
}

export interface CopyOfEvent {
  /** From each option to the copy's. */
  readonly options: ReadonlyMap<string, string>;
  /** From the first event's beginning to the copy's. */
  readonly days: number;
}

const COLLECTIVE_OF_EVENT = /^[0-9a-f-]{36}$/;

/**
 * The same rule for a copy of the event: its options, its dates. Null where the rule asks for what the copy has not, such as an
 * action code: without that part it would mean more people than its author did.
 */
export function copiedAudience(filter: RegistrationFilter, { options, days }: CopyOfEvent): RegistrationFilter | null {
  const option = filter.option === null ? null : options.get(filter.option);
  const isOfFirst = filter.code !== null || COLLECTIVE_OF_EVENT.test(filter.collective ?? '');
  if (option === undefined || isOfFirst) return null;
  const moved = (day: string | null) => day && addDays(day, days);
  return {
    ...scheduleAudience(filter),
    option,
    registeredFrom: moved(filter.registeredFrom),
    registeredTo: moved(filter.registeredTo),
  };
}
