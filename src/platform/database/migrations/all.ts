import { Foundation1570000000000 } from './1570000000000-foundation.js';

/** In the order they run; a migration that was released is never changed again. */
export const migrations = [Foundation1570000000000] as const;
