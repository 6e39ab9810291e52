import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { FormerCommune } from '../domain/collectivity-index.js';
import { labelOf, type Collectivity, type CollectivityKind } from '../domain/collectivity.js';

/*
 * Communes and EPCI of 2026: package @etalab/decoupage-administratif 6 (code MIT), made from the code officiel
 * géographique and the populations of INSEE, and the composition of the EPCI of the DGCL. The data are under the
 * Licence Ouverte, which asks for the source to be named: the legal page does.
 * The package's own index.js reads from the working directory; its JSON files are read here instead.
 */

interface CommuneRow {
  readonly type: 'commune-actuelle' | 'commune-deleguee' | 'commune-associee' | 'arrondissement-municipal';
  readonly code: string;
  readonly nom: string;
  readonly departement: string;
  readonly siren?: string;
  readonly population?: number;
  readonly anciensCodes?: readonly string[];
  readonly codesPostaux?: readonly string[];
  /** Of a commune déléguée or associée: the commune it belongs to. */
  readonly chefLieu?: string;
}

interface EpciRow {
  readonly code: string;
  readonly nom: string;
  readonly type: 'CC' | 'CA' | 'CU' | 'METRO' | 'MET69';
  readonly populationMunicipale: number;
  readonly membres: readonly { readonly code: string; readonly populationMunicipale: number }[];
}

export interface ReferenceData {
  readonly collectivities: readonly Collectivity[];
  readonly formerCommunes: readonly FormerCommune[];
  /** Postcode → INSEE codes of the communes that have it. */
  readonly postcodes: ReadonlyMap<string, readonly string[]>;
}

/** Reads and parses 12 MB: about a tenth of a second. @throws if the package is not installed. */
export function readReferenceData(): ReferenceData {
  const communes = readJson('communes') as CommuneRow[];
  const groupings = readJson('epci') as EpciRow[];
  const today = communes.filter((row) => row.type === 'commune-actuelle');
  const formers = communes.filter((row) => row.type === 'commune-deleguee' || row.type === 'commune-associee');
  const merged = new Set(communes.filter((row) => row.type === 'commune-deleguee').map((row) => row.chefLieu));
  const departmentOf = new Map(today.map((row) => [row.code, row.departement]));
  const epcis = groupings.map((row) => epciOf(row, departmentOf));
  const epciOfCommune = new Map<string, Collectivity>();
  groupings.forEach((row, i) => row.membres.forEach((member) => epciOfCommune.set(member.code, epcis[i]!)));
  return {
    collectivities: [...today.map((row) => communeOf(row, merged, epciOfCommune.get(row.code))), ...epcis],
    formerCommunes: formers.map((row) => ({ name: row.nom, communeCode: row.chefLieu! })),
    postcodes: postcodesOf(today),
  };
}

function postcodesOf(communes: readonly CommuneRow[]): Map<string, string[]> {
  const postcodes = new Map<string, string[]>();
  for (const { code, codesPostaux = [] } of communes) {
    for (const postcode of codesPostaux) {
      const known = postcodes.get(postcode);
      if (known) known.push(code);
      else postcodes.set(postcode, [code]);
    }
  }
  return postcodes;
}

function readJson(name: 'communes' | 'epci'): unknown {
  const path = createRequire(import.meta.url).resolve(`@etalab/decoupage-administratif/data/${name}.json`);
  return JSON.parse(readFileSync(path, 'utf8'));
}

function communeOf(row: CommuneRow, merged: ReadonlySet<string | undefined>, epci: Collectivity | undefined): Collectivity {
  const isNew = merged.has(row.code) || wasMadeOfOthers(row);
  return {
    type: 'commune',
    kind: isNew ? 'commune-nouvelle' : 'commune',
    code: row.code,
    name: row.nom,
    departmentCode: row.departement,
    label: labelOf(row.nom, row.departement),
    epciCode: epci?.code ?? null,
    epciName: epci?.name ?? null,
    population: row.population ?? null,
  };
}

/** A merger under the law of 2010 gets a SIREN of the new series, and the codes of those it took in. */
function wasMadeOfOthers(row: CommuneRow): boolean {
  return row.anciensCodes !== undefined && row.siren?.startsWith('200') === true;
}

const KINDS: Readonly<Record<EpciRow['type'], CollectivityKind>> = {
  CC: 'CC',
  CA: 'CA',
  CU: 'CU',
  METRO: 'metropole',
  MET69: 'metropole',
};

function epciOf(row: EpciRow, departmentOf: ReadonlyMap<string, string>): Collectivity {
  const name = row.nom.replace(/''|"/g, '').replace(/\s+/g, ' ').trim();
  const departmentCode = mainDepartment(row, departmentOf);
  return {
    type: 'epci',
    kind: KINDS[row.type],
    code: row.code,
    name,
    departmentCode,
    label: labelOf(name, departmentCode),
    epciCode: null,
    epciName: null,
    population: row.populationMunicipale,
  };
}

function mainDepartment(row: EpciRow, departmentOf: ReadonlyMap<string, string>): string | null {
  const inhabitants = new Map<string, number>();
  for (const { code, populationMunicipale } of row.membres) {
    const department = departmentOf.get(code);
    if (department) inhabitants.set(department, (inhabitants.get(department) ?? 0) + populationMunicipale);
  }
  return [...inhabitants].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null;
}
