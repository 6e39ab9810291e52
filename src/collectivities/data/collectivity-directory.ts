import { Injectable } from '@nestjs/common';
import { CollectivityIndex } from '../domain/collectivity-index.js';
import { readReferenceData } from './decoupage-administratif.js';

/** One for the whole process: several applications in one test process share it, for it never changes. */
let shared: CollectivityIndex | undefined;

/**
 * The communes and EPCI. Reading and indexing takes 0.3 s on two small cores, half of it for parsing JSON, as much as the
 * rest of a start: hence nothing happens before the first question, and the module asks it by itself a second after the
 * start (see collectivities.module.ts). A compact file made by the build would save about half, and cost a second way to
 * the same data that the tests, which run from the sources, would not take.
 */
@Injectable()
export class CollectivityDirectory {
  get index(): CollectivityIndex {
    return (shared ??= indexOfToday());
  }
}

function indexOfToday(): CollectivityIndex {
  const { collectivities, formerCommunes, postcodes } = readReferenceData();
  return new CollectivityIndex(collectivities, formerCommunes, postcodes);
}
