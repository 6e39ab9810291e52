import { deviceName } from '../domain/device-words.js';
import { mayChangePasskeys, mustProve } from '../domain/passkey-rules.js';
import type { Organiser } from '../organiser.js';
import type { LoginSessionItem } from '../queries/login-sessions-of.query.js';
import type { PasskeyItem } from '../queries/passkeys-of.query.js';

const DONE = ['nom-change', 'cle-ajoutee', 'cle-renommee', 'cle-retiree', 'connexion-finie', 'connexions-finies'];

/** A name that was typed and refused, with the reason in words. */
export interface NameAttempt {
  readonly value: string;
  readonly wrong: string | null;
}

export function accountView(
  organiser: Organiser,
  sessions: readonly LoginSessionItem[],
  passkeys: readonly PasskeyItem[],
  site: { readonly isPossible: boolean; readonly isRequired: boolean },
  asked: { readonly done: string; readonly passkeyWanted: boolean; readonly name?: NameAttempt },
) {
  const { isAdministrator, isProven } = organiser;
  const standing = { isRequired: site.isRequired, isAdministrator, isProven };
  return {
    desk: { section: 'account', event: null },
    nameAttempt: asked.name ?? { value: organiser.name, wrong: null },
    who: { name: organiser.name, email: organiser.email, isAdministrator },
    done: DONE.includes(asked.done) ? asked.done : null,
    passkeyWanted: asked.passkeyWanted && mustProve(standing),
    passkeysPossible: site.isPossible,
    mayChangePasskeys: mayChangePasskeys({ ...standing, passkeys: passkeys.length }),
    passkeys: passkeys.map((passkey) => ({ ...passkey, inputId: `nom-${passkey.id}` })),
    sessions: sessions.map(({ id, device, lastSeenAt, byPasskey }) => ({
      id,
      device: deviceName(device),
      lastSeenAt,
      byPasskey,
      isThisOne: id === organiser.sessionId,
    })),
    others: sessions.length > 1,
  };
}
