import { type AtelierTables, type Instance, MOST_PEOPLE, MOST_PHASES, type Weights } from './instance.js';
import { at, integer, list, matrix, record, refuse } from './json-path.js';

const MODES = ['free', 'split', 'together'] as const;
const NO_WEIGHTS: Weights = { repeat: 1, stack: 0, pref: 0, territory: 0, mix: 0, move: 0 };

/**
 * The instances of a parsed file: one instance, a list of them, or `{ instances: [...] }`.
 * Throws InstanceRefused, which names the place in the file and the rule.
 */
export function readInstances(json: unknown): Instance[] {
  if (Array.isArray(json)) return json.map((one, i) => readInstance(one, at('$', i)));
  const whole = record(json, '$');
  if (whole.instances === undefined) return [readInstance(whole, '$')];
  return list(whole.instances, '$.instances').map((one, i) => readInstance(one, at('$.instances', i)));
}

function readInstance(json: unknown, path = '$'): Instance {
  const raw = record(json, path);
  const id = typeof raw.id === 'string' && raw.id !== '' ? raw.id : refuse(at(path, 'id'), 'is a non-empty text');
  const n = integer(raw.n, at(path, 'n'), 0, MOST_PEOPLE);
  const attributes =
    raw.attributes === undefined ? undefined : readAttributes(raw.attributes, n, at(path, 'attributes'));
  const phases = list(raw.phases, at(path, 'phases'), 1, MOST_PHASES).map((phase, f) => {
    const where = at(at(path, 'phases'), f);
    const ateliers = list(record(phase, where).ateliers, at(where, 'ateliers'), 1);
    return { ateliers: ateliers.map((one, a) => readAtelier(one, attributes, at(at(where, 'ateliers'), a))) };
  });
  const instance: Instance = {
    id,
    n,
    phases,
    attributes,
    territory: optional(raw.territory, (value) => perPerson(value, n, at(path, 'territory'), -1)),
    noRepeatTheme: raw.noRepeatTheme === true,
    ...readWishes(raw, n, path),
    absent: optional(raw.absent, (value) =>
      matrix(value, at(path, 'absent'), [n - 1, phases.length - 1]).map(([p, f]) => [p!, f!] as const),
    ),
    apart: optional(raw.apart, (value) => pairs(value, n, at(path, 'apart'))),
    paired: optional(raw.paired, (value) => pairs(value, n, at(path, 'paired'))),
    weights: readWeights(raw.weights, at(path, 'weights')),
  };
  return {
    ...instance,
    locks: readLocks(raw.locks, instance, at(path, 'locks')),
    booked: readBookings(raw.booked, instance, at(path, 'booked')),
    ...readBase(raw, instance, path),
  };
}

function readAttributes(json: unknown, n: number, path: string): Record<string, readonly number[]> {
  const named = Object.entries(record(json, path));
  return Object.fromEntries(named.map(([name, values]) => [name, perPerson(values, n, at(path, name), 0)]));
}

function readAtelier(json: unknown, attributes: Instance['attributes'], path: string): AtelierTables {
  const raw = record(json, path);
  const tables = list(raw.tables, at(path, 'tables'), 1).map((table, t) => {
    const where = at(at(path, 'tables'), t);
    const [min, max] = list(table, where, 2, 2).map((value, i) => integer(value, at(where, i), 0, MOST_PEOPLE));
    if (min! > max!) refuse(where, `[min, max]: the minimum ${min!} is above the maximum ${max!}`);
    return [min!, max!] as const;
  });
  const territory = raw.territory === undefined ? 'free' : MODES.find((mode) => mode === raw.territory);
  if (!territory) return refuse(at(path, 'territory'), `is one of ${MODES.join(', ')}`);
  const mix = list(raw.mix ?? [], at(path, 'mix')).map((name, i) => {
    if (typeof name !== 'string' || !attributes || !Object.hasOwn(attributes, name)) {
      return refuse(at(at(path, 'mix'), i), 'names one of the attributes');
    }
    return name;
  });
  const theme = optional(raw.theme, (value) => integer(value, at(path, 'theme'), 0, 1e6));
  return { theme, tables, closable: raw.closable === true, territory, mix };
}

function readWishes(raw: Record<string, unknown>, n: number, path: string): Pick<Instance, 'wishes' | 'rankCost'> {
  if (raw.wishes === undefined || raw.wishes === null) return {};
  const rankCost = list(raw.rankCost, at(path, 'rankCost'), 1).map((cost, i) =>
    integer(cost, at(at(path, 'rankCost'), i), 0, 1e6),
  );
  const wishes = list(raw.wishes, at(path, 'wishes'), n, n).map((ranked, p) => {
    const where = at(at(path, 'wishes'), p);
    return list(ranked, where).map((theme, r) => integer(theme, at(where, r), 0, 1e6));
  });
  return { wishes, rankCost };
}

function readLocks(json: unknown, instance: Instance, path: string): Instance['locks'] {
  return optional(json, (value) =>
    list(value, path).map((lock, i) => {
      const where = at(path, i);
      const raw = record(lock, where);
      const phase = integer(raw.phase, at(where, 'phase'), 0, instance.phases.length - 1);
      const last = tablesIn(instance, phase) - 1;
      return {
        p: integer(raw.p, at(where, 'p'), 0, instance.n - 1),
        phase,
        table: integer(raw.table, at(where, 'table'), 0, last),
      };
    }),
  );
}

function readBookings(json: unknown, instance: Instance, path: string): Instance['booked'] {
  return optional(json, (value) =>
    list(value, path).map((booking, i) => {
      const where = at(path, i);
      const raw = record(booking, where);
      const phase = integer(raw.phase, at(where, 'phase'), 0, instance.phases.length - 1);
      return {
        p: integer(raw.p, at(where, 'p'), 0, instance.n - 1),
        phase,
        atelier: integer(raw.atelier, at(where, 'atelier'), 0, instance.phases[phase]!.ateliers.length - 1),
      };
    }),
  );
}

function readBase(
  raw: Record<string, unknown>,
  instance: Instance,
  path: string,
): Pick<Instance, 'base' | 'fromPhase'> {
  if (raw.base === undefined || raw.base === null) return {};
  const where = at(path, 'base');
  const phases = instance.phases.length;
  const base = list(raw.base, where, phases, phases).map((row, f) => {
    const last = tablesIn(instance, f) - 1;
    return list(row, at(where, f), instance.n, instance.n).map((t, p) => integer(t, at(at(where, f), p), -1, last));
  });
  return { base, fromPhase: integer(raw.fromPhase ?? 0, at(path, 'fromPhase'), 0, phases) };
}

function readWeights(json: unknown, path: string): Weights {
  const raw = json === undefined ? {} : record(json, path);
  const weights: Record<string, number> = { ...NO_WEIGHTS };
  for (const [name, value] of Object.entries(raw)) {
    if (!(name in NO_WEIGHTS)) refuse(at(path, name), `is one of ${Object.keys(NO_WEIGHTS).join(', ')}`);
    weights[name] = integer(value, at(path, name), 0, 10_000);
  }
  return { ...NO_WEIGHTS, ...weights };
}

function perPerson(json: unknown, n: number, path: string, least: number): number[] {
  return list(json, path, n, n).map((value, p) => integer(value, at(path, p), least, 1e6));
}

function pairs(json: unknown, n: number, path: string): (readonly [number, number])[] {
  return matrix(json, path, [n - 1, n - 1]).map(([p, q], i) =>
    p === q ? refuse(at(path, i), 'names two different people') : ([p!, q!] as const),
  );
}

function tablesIn(instance: Instance, phase: number): number {
  return instance.phases[phase]!.ateliers.reduce((sum, atelier) => sum + atelier.tables.length, 0);
}

function optional<T>(json: unknown, read: (value: unknown) => T): T | undefined {
  return json === undefined || json === null ? undefined : read(json);
}
