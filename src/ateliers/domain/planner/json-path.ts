/** A file that is no instance: `path` is the place (`$.instances[3].n`), `rule` what is asked there. */
export class InstanceRefused extends Error {
  constructor(
    readonly path: string,
    readonly rule: string,
  ) {
    super(`${path}: ${rule}`);
    this.name = 'InstanceRefused';
  }
}

export function refuse(path: string, rule: string): never {
  throw new InstanceRefused(path, rule);
}

export function at(path: string, step: string | number): string {
  return typeof step === 'number' ? `${path}[${step}]` : `${path}.${step}`;
}

export function record(json: unknown, path: string): Record<string, unknown> {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) refuse(path, 'is an object');
  return json as Record<string, unknown>;
}

export function list(json: unknown, path: string, least = 0, most = Infinity): unknown[] {
  if (!Array.isArray(json)) refuse(path, 'is a list');
  const items = json as unknown[];
  if (items.length < least || items.length > most) {
    refuse(path, least === most ? `holds ${least} entries, not ${items.length}` : `holds ${least} to ${most} entries`);
  }
  return items;
}

export function integer(json: unknown, path: string, least: number, most: number): number {
  if (typeof json !== 'number' || !Number.isInteger(json)) refuse(path, 'is a whole number');
  const value = json;
  if (value < least || value > most) refuse(path, `is a whole number from ${least} to ${most}, not ${value}`);
  return value;
}

/** Rows of whole numbers, each column from 0 to its own largest value. */
export function matrix(json: unknown, path: string, largest: readonly number[]): number[][] {
  return list(json, path).map((row, i) =>
    list(row, at(path, i), largest.length, largest.length).map((value, k) =>
      integer(value, at(at(path, i), k), 0, largest[k]!),
    ),
  );
}
