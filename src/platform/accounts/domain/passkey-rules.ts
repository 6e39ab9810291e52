export interface PasskeyStanding {
  /** The installation wants administrators to use a passkey. */
  readonly isRequired: boolean;
  readonly isAdministrator: boolean;
  readonly passkeys: number;
  /** This login used a passkey. */
  readonly isProven: boolean;
}

/** Whether the pages of administrators wait for a passkey. */
export function mustProve({ isRequired, isAdministrator, isProven }: Omit<PasskeyStanding, 'passkeys'>): boolean {
  return isRequired && isAdministrator && !isProven;
}

/**
 * Whether passkeys may be added or removed in this login. Where they are required, whoever only reads an administrator's
 * mail could otherwise replace the key by one of their own; the first key has no other to vouch for it.
 */
export function mayChangePasskeys(standing: PasskeyStanding): boolean {
  return standing.passkeys === 0 || !mustProve(standing);
}
