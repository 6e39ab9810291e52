import { Foundation1570000000000 } from './1570000000000-foundation.js';
import { OrganisersAtWork1580000000000 } from './1580000000000-organisers-at-work.js';

/** In the order they run; a migration that was released is never changed again. */
export const migrations = [Foundation1570000000000, OrganisersAtWork1580000000000] as const;
