import { setImmediate } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { CollectivitySearch } from '../../../collectivities/queries/collectivity-search.query.js';
import type { EventRecord } from '../../../events/domain/event.js';
import { guessedKind } from '../domain/guessed-employer.js';
import type { JudgedPerson, TypedPerson } from '../domain/judged-person.js';
import type { PersonLine } from '../domain/person-table.js';
import { FunctionWords } from './function-words.js';
import { JudgePeople } from './judge-people.js';

export interface JudgedImport {
  readonly people: readonly JudgedPerson[];
  /** Employers that no list knows, kept as they are written. */
  readonly freeEmployers: readonly string[];
}

/** After so many names others get a turn of the event loop. */
const TURN = 50;

/** The lines of a list that an organiser brings: forgiving where the person can mend it later by their own link. */
@Injectable()
export class JudgeImport {
  constructor(
    private readonly collectivities: CollectivitySearch,
    private readonly functions: FunctionWords,
    private readonly judgePeople: JudgePeople,
  ) {}

  async of(event: EventRecord, lines: readonly PersonLine[], locale: 'fr' | 'en'): Promise<JudgedImport> {
    const kinds = await this.kindsOf(lines);
    const functions = await this.functions.of(event.id);
    const people = lines.map(({ line, cells }): TypedPerson => {
      const { function: typed, ...fields } = cells;
      const collectivityKind = kinds.get(cells.collectivity) ?? '';
      return { line, fields: { ...fields, ...functions.named(typed, locale), collectivityKind } };
    });
    const freeEmployers = [...kinds].filter(([, kind]) => kind !== '').map(([name]) => name);
    return { people: await this.judgePeople.of(event, people, { locale, audience: 'organisers' }), freeEmployers };
  }

  /** Employer → the kind of a free entry, or empty where the lists decide: homonyms stay for a person to tell apart. */
  private async kindsOf(lines: readonly PersonLine[]): Promise<Map<string, string>> {
    const kinds = new Map<string, string>();
    for (const { cells } of lines) {
      const { collectivity } = cells;
      if (kinds.has(collectivity)) continue;
      const isUnknown = collectivity.length > 1 && (await this.collectivities.resolve(collectivity)).outcome === 'none';
      kinds.set(collectivity, isUnknown ? guessedKind(collectivity) : '');
      if (kinds.size % TURN === 0) await setImmediate();
    }
    return kinds;
  }
}
