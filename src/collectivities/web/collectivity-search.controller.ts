import { Controller, Get, Header, Query } from '@nestjs/common';
import { Public } from '../../platform/web/access.js';
import type { Hit } from '../domain/best-hits.js';
import { CollectivitySearch } from '../queries/collectivity-search.query.js';

/** In UTF-16 units; the longest label has 64. */
const LONGEST_TYPED = 100;

interface CollectivityProposal {
  /** INSEE code, SIREN, or the name of another employer: each resolves to this collectivity again. */
  readonly value: string;
  readonly label: string;
  readonly type: string;
  readonly kind: string;
  readonly department: string | null;
  /** Name of a commune's EPCI. */
  readonly territory: string | null;
  /** The former commune that was typed, now part of this one. */
  readonly former: string | null;
}

@Controller('collectivites')
export class CollectivitySearchController {
  constructor(private readonly collectivities: CollectivitySearch) {}

  /** At most eight proposals; none for less than two letters, or for what is longer than any name. */
  @Public()
  @Get()
  @Header('cache-control', 'public, max-age=3600')
  async search(@Query('q') typed: unknown): Promise<{ items: CollectivityProposal[] }> {
    if (typeof typed !== 'string' || typed.length > LONGEST_TYPED) return { items: [] };
    return { items: (await this.collectivities.search(typed)).map(proposalOf) };
  }
}

function proposalOf({ collectivity, formerName }: Hit): CollectivityProposal {
  const { type, kind, code, name, label, departmentCode, epciName } = collectivity;
  return {
    value: type === 'other' ? name : code,
    label,
    type,
    kind,
    department: departmentCode,
    territory: epciName,
    former: formerName ?? null,
  };
}
