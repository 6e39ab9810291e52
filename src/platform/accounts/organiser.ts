/** Who is logged in, as controllers see them. */
export interface Organiser {
  readonly accountId: string;
  readonly sessionId: string;
  readonly name: string;
  readonly email: string;
  /** May open accounts and organisations. */
  readonly isAdministrator: boolean;
  /** This login used a passkey. */
  readonly isProven: boolean;
}
