import { SetMetadata } from '@nestjs/common';

/** Who may call a route. Every route says so; a test lists those that do not, and the guard refuses them. */
export type Access = 'public' | 'participant-link' | 'organiser' | 'administrator';

export const ACCESS = 'access';

/** Anybody. */
export const Public = () => SetMetadata(ACCESS, 'public' satisfies Access);

/** Whoever holds the personal link of the registration: the controller checks the token. */
export const ParticipantLink = () => SetMetadata(ACCESS, 'participant-link' satisfies Access);

/** A logged-in organiser; which events they see is the use-case's matter (an event of others answers 404). */
export const OrganiserOnly = () => SetMetadata(ACCESS, 'organiser' satisfies Access);

/** A logged-in organiser who is an administrator; where the installation requires it, by a passkey. */
export const AdministratorOnly = () => SetMetadata(ACCESS, 'administrator' satisfies Access);
