import { Foundation1570000000000 } from './1570000000000-foundation.js';
import { OrganisersAtWork1580000000000 } from './1580000000000-organisers-at-work.js';
import { RegistrationAsTheFieldDoesIt1590000000000 } from './1590000000000-registration-as-the-field-does-it.js';
import { AteliersAndTables1600000000000 } from './1600000000000-ateliers-and-tables.js';
import { Evaluations1610000000000 } from './1610000000000-evaluations.js';
import { AteliersBooked1620000000000 } from './1620000000000-ateliers-booked.js';
import { ToldSeats1650000000000 } from './1650000000000-told-seats.js';

/** In the order they run; a migration that was released is never changed again. */
export const migrations = [
  Foundation1570000000000,
  OrganisersAtWork1580000000000,
  RegistrationAsTheFieldDoesIt1590000000000,
  AteliersAndTables1600000000000,
  Evaluations1610000000000,
  AteliersBooked1620000000000,
  ToldSeats1650000000000,
] as const;
