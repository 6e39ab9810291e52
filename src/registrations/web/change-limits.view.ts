import type { ChangeStanding } from '../changes/domain/changes-rules.js';
import { employerLabel } from '../domain/registration-form.js';
import type { RegistrationRecord } from '../domain/registration.js';
import type { PartView } from './form-parts.view.js';

/** Form's groups; withdrawing and sending a colleague have pages of their own. */
const OF_THE_FORM = ['identity', 'employer', 'options', 'wishes', 'answers'];

/** The form of a change with its closed parts as text, and the reason of each. */
export function withLimits<View extends { readonly parts: readonly PartView[] }>(
  view: View,
  standings: readonly ChangeStanding[],
  registration: RegistrationRecord,
) {
  const closed = standings.filter(({ group, isOpen }) => !isOpen && OF_THE_FORM.includes(group));
  const isClosed = (group: string) => closed.some((one) => one.group === group);
  const lockedPart = (part: PartView): PartView => {
    if (part.key === 'you' && isClosed('identity')) return { ...part, partial: 'pages/changes/locked-you' };
    return part.key === 'employer' && isClosed('employer')
      ? { ...part, partial: 'pages/changes/locked-employer' }
      : part;
  };
  return {
    ...view,
    parts: view.parts.map(lockedPart),
    limits: closed,
    locked: {
      name: `${registration.firstName} ${registration.lastName}`,
      email: registration.email,
      functionKey: registration.functionKey,
      functionText: registration.functionText,
      employer: employerLabel(registration.collectivity),
      collective: registration.collective,
    },
  };
}
