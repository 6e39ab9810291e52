import { parseArgs } from 'node:util';

/**
 * Command-line flags with defaults, whose types they take: numbers, texts, switches, and lists written `a,b`.
 * An unknown flag ends the program with the list of the known ones.
 */
export function flags(defaults) {
  const options = Object.fromEntries(
    Object.entries(defaults).map(([name, value]) => [
      name,
      { type: typeof value === 'boolean' ? 'boolean' : 'string' },
    ]),
  );
  try {
    const { values } = parseArgs({ options });
    return Object.fromEntries(
      Object.entries(defaults).map(([name, byDefault]) => [name, read(values[name], byDefault)]),
    );
  } catch (error) {
    const known = Object.entries(defaults).map(
      ([name, value]) => `  --${name} ${Array.isArray(value) ? value.join(',') : value}`,
    );
    console.error(`${error.message}\nFlags and their defaults:\n${known.join('\n')}`);
    process.exit(2);
  }
}

function read(given, byDefault) {
  if (given === undefined || typeof byDefault === 'boolean') return given ?? byDefault;
  if (Array.isArray(byDefault))
    return given.split(',').map((one) => (typeof byDefault[0] === 'number' ? Number(one) : one));
  return typeof byDefault === 'number' ? Number(given) : given;
}
