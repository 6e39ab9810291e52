import type { CollectivitySnapshot, FunctionKey } from '../../registrations/domain/registration.js';
import type { RepeatableChance } from './repeatable-chance.js';

/** Where an invented person may work. */
export interface Employer {
  readonly collectivity: CollectivitySnapshot;
  /** Inhabitants; null for other employers. */
  readonly population: number | null;
}

export interface EmployersOfTerritory {
  readonly shortName: string;
  readonly epci: Employer;
  readonly communes: readonly Employer[];
}

export interface InventedName {
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
}

export interface InventedPerson extends InventedName {
  readonly functionKey: FunctionKey;
  readonly functionText: string | null;
  readonly collectivity: CollectivitySnapshot;
  readonly collective: string | null;
  readonly remarks: string | null;
}

export interface PeopleNeeded {
  readonly communes: number;
  readonly epci: number;
  readonly others: number;
}

export interface PeopleSource {
  readonly names: Iterator<InventedName, never>;
  readonly territories: readonly EmployersOfTerritory[];
  readonly otherEmployers: readonly Employer[];
  readonly ownWordsForAFunction: readonly string[];
  readonly remarks: readonly string[];
}

/**
 * Names that never come twice, nor their addresses `prenom.nom@example.org`: both lists are walked side by side, and
 * each new round of the family names begins farther on in the given names.
 */
export function* inventNames(
  givenNames: readonly string[],
  familyNames: readonly string[],
  chance: RepeatableChance,
): Generator<InventedName, never> {
  const given = chance.shuffled(givenNames);
  const family = chance.shuffled(familyNames);
  const used = new Set<string>();
  for (let turn = 0; ; turn++) {
    if (used.size === given.length * family.length) throw new RangeError('every pair of names is used');
    const firstName = given[(turn + 13 * Math.floor(turn / family.length)) % given.length]!;
    const lastName = family[turn % family.length]!;
    const email = `${addressPart(firstName)}.${addressPart(lastName)}@example.org`;
    if (used.has(email)) continue;
    used.add(email);
    yield { firstName, lastName, email };
  }
}

/** As many people of communes, EPCI and elsewhere as needed, in a random order, some as collectives of a territory. */
export function inventPeople(needed: PeopleNeeded, source: PeopleSource, chance: RepeatableChance): InventedPerson[] {
  // Fewer territories than people of EPCI: else nobody would meet a colleague of their own territory.
  const count = Math.max(
    1,
    Math.min(source.territories.length, Math.ceil(Math.max(needed.epci, needed.communes / 2) * 0.7)),
  );
  const territories = chance
    .shuffled(source.territories)
    .slice(0, count)
    .map((territory, index) => ({
      ...territory,
      communes: chance.shuffled(territory.communes),
      collective: index % 3 === 0 ? territory.shortName : null,
    }));
  const places: { employer: Employer; collective: string | null }[] = [];
  for (let n = 0; n < needed.epci; n++) {
    const { epci, collective } = territories[n % count]!;
    places.push({ employer: epci, collective });
  }
  for (let n = 0; n < needed.communes; n++) {
    const { communes, collective } = territories[n % count]!;
    places.push({ employer: communes[Math.floor(n / count) % communes.length]!, collective });
  }
  for (let n = 0; n < needed.others; n++) {
    places.push({ employer: source.otherEmployers[n % source.otherEmployers.length]!, collective: null });
  }
  return chance.shuffled(places).map(({ employer, collective }, index) => ({
    ...source.names.next().value,
    ...functionAt(employer, source, chance),
    collectivity: employer.collectivity,
    collective,
    remarks: index % 9 === 4 ? source.remarks[Math.floor(index / 9) % source.remarks.length]! : null,
  }));
}

/** Villages have one secrétaire de mairie where towns have a general director with deputies. */
const VILLAGE = 2000;

function functionAt(
  { collectivity, population }: Employer,
  source: PeopleSource,
  chance: RepeatableChance,
): Pick<InventedPerson, 'functionKey' | 'functionText'> {
  if (collectivity.type === 'commune') {
    const small = population !== null && population < VILLAGE;
    const functionKey = chance.pick<FunctionKey>(
      small
        ? ['secretaire-de-mairie', 'secretaire-de-mairie', 'secretaire-de-mairie', 'dgs']
        : ['dgs', 'dgs', 'dgs', 'dgs', 'dga', 'dst', 'encadrant'],
    );
    return { functionKey, functionText: null };
  }
  const functionKey = chance.pick<FunctionKey>(['dgs', 'dgs', 'dga', 'dga', 'encadrant', 'encadrant', 'dst', 'autre']);
  return { functionKey, functionText: functionKey === 'autre' ? chance.pick(source.ownWordsForAFunction) : null };
}

function addressPart(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z]+/g, '-');
}
