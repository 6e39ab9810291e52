import type { Introduction } from '../domain/introduction.js';
import type { RegistrationRequest } from '../domain/registration-form.js';
import type { RegistrationSource } from '../domain/registration.js';

/** Somebody who asks for the first time, and how they came. */
export interface Newcomer {
  readonly request: RegistrationRequest;
  /** As the person typed it; it decides on invitations and on a code's own dates. */
  readonly actionCode?: string;
  readonly source: RegistrationSource;
  readonly groupId: string | null;
  readonly collectiveId: string | null;
  /** An organiser registers the person, whether registration is open or not. */
  readonly onBehalf: boolean;
  /** Confirmed even where no place is left: whoever asks for it answers for it in the journal. */
  readonly beyondPlaces: boolean;
  /** A request that the organisers decide on, even where nobody usually has to agree. */
  readonly asRequest: boolean;
  /** Nobody is mailed. */
  readonly silent: boolean;
  /** Null for whoever registers themselves. */
  readonly introduction: Introduction | null;
}
