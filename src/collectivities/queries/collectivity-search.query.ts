import { Injectable } from '@nestjs/common';
import { CollectivityDirectory } from '../data/collectivity-directory.js';
import { RememberedEmployerRepository } from '../data/remembered-employer.repository.js';
import type { Hit } from '../domain/best-hits.js';
import type { Collectivity } from '../domain/collectivity.js';
import { fold, normalise } from '../domain/normalise.js';
import { resolveTyped, type Resolution } from '../domain/resolve-typed.js';
import { hasWord, matchOf, type SearchEntry } from '../domain/search-entry.js';

/** Whatever asks for a collectivity asks here: communes and EPCI from memory, remembered employers among them. */
@Injectable()
export class CollectivitySearch {
  constructor(
    private readonly directory: CollectivityDirectory,
    private readonly employers: RememberedEmployerRepository,
  ) {}

  /** At most `limit` proposals for what has been typed so far, the best first. See CollectivityIndex.search. */
  async search(query: string, limit = 8): Promise<Hit[]> {
    const hits = this.directory.index.search(query, limit);
    const wordings = [...new Set([fold(query), normalise(query)])].filter((wording) => wording.length >= 2);
    const others = (await this.employers.all()).flatMap((employer) => hitOf(employer, wordings));
    return [...hits, ...others].sort((a, b) => a.match - b.match).slice(0, limit);
  }

  /** What a whole typed text names. See resolveTyped; a remembered employer is found by its whole name. */
  async resolve(text: string): Promise<Resolution> {
    const resolution = resolveTyped(this.directory.index, text);
    if (resolution.outcome !== 'none') return resolution;
    const wanted = normalise(text);
    const employer = wanted === '' ? undefined : (await this.employers.all()).find(({ name }) => name === wanted);
    return employer ? { outcome: 'one', collectivity: employer.collectivity } : resolution;
  }

  /** A commune by INSEE code, an EPCI by SIREN. */
  byCode(code: string): Collectivity | undefined {
    return this.directory.index.byCode(code);
  }

  /** The suggested collectif de territoire. See CollectivityIndex.territoryOf. */
  territoryOf(collectivity: Collectivity): Collectivity | null {
    return this.directory.index.territoryOf(collectivity);
  }
}

function hitOf(employer: SearchEntry, wordings: readonly string[]): Hit[] {
  const found = wordings.filter((wording) => wording.split(' ').every((word) => hasWord(employer, word)));
  if (found.length === 0) return [];
  return [
    {
      collectivity: employer.collectivity,
      match: Math.min(...found.map((wording) => matchOf(employer, wording))),
    },
  ];
}
