import { deviceName } from '../domain/device-words.js';
import { mayChangePasskeys, mustProve } from '../domain/passkey-rules.js';
import type { Organiser } from '../organiser.js';
import type { LoginSessionItem } from '../queries/login-sessions-of.query.js';
import type { PasskeyItem } from '../queries/passkeys-of.query.js';

const DONE = ['cle-ajoutee', 'cle-renommee', 'cle-retiree', 'connexion-finie', 'connexions-finies'];

export function accountView(
  organiser: Organiser,
  sessions: readonly LoginSessionItem[],
  passkeys: readonly PasskeyItem[],
  site: { readonly isPossible: boolean; readonly isRequired: boolean },
  asked: { readonly done: string; readonly passkeyWanted: boolean },
) {
  const { isAdministrator, isProven } = organiser;
  const standing = { isRequired: site.isRequired, isAdministrator, isProven };
  return {
    desk: { section: 'account', event: null },
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
