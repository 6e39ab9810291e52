type Schema = Readonly<Record<string, unknown>>;

/**
 * What of a value breaks a JSON schema, as paths and keywords. It knows the keywords that our own schemas use, and
 * throws for any other: a keyword that nobody looks at would promise what it does not hold.
 */
export function schemaFaults(schema: Schema, value: unknown, root: Schema = schema, path = ''): string[] {
  return Object.entries(schema).flatMap(([keyword, said]) => {
    if (NOTES.includes(keyword)) return [];
    const rule = RULES[keyword];
    if (!rule) throw new Error(`the keyword ${keyword} is not looked at`);
    return rule(said, value, (sub, of, step) => schemaFaults(sub, of, root, `${path}/${step}`), { schema, root }).map(
      (fault) => (fault.startsWith('/') ? fault : `${path} ${fault}`),
    );
  });
}

const NOTES = ['$schema', '$defs', 'title', 'description', 'examples', 'default', 'format'];

type Into = (schema: Schema, value: unknown, step: string) => string[];
type Rule = (said: unknown, value: unknown, into: Into, at: { schema: Schema; root: Schema }) => string[];

const fault = (keyword: string, holds: boolean) => (holds ? [] : [keyword]);
const isObject = (value: unknown): value is Schema =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const RULES: Readonly<Record<string, Rule>> = {
  $ref: (said, value, into, { root }) =>
    into((root.$defs as Record<string, Schema>)[String(said).slice('#/$defs/'.length)]!, value, ''),
  const: (said, value) => fault('const', value === said),
  enum: (said, value) => fault('enum', (said as unknown[]).includes(value)),
  type: (said, value) => {
    if (said === 'null') return fault('type', value === null);
    if (said === 'array') return fault('type', Array.isArray(value));
    if (said === 'object') return fault('type', isObject(value));
    if (said === 'integer') return fault('type', Number.isInteger(value));
    return fault('type', typeof value === said);
  },
  anyOf: (said, value, into) =>
    fault(
      'anyOf',
      (said as Schema[]).some((schema) => into(schema, value, '').length === 0),
    ),
  required: (said, value) =>
    isObject(value) ? (said as string[]).flatMap((key) => fault(`required ${key}`, key in value)) : [],
  properties: (said, value, into) =>
    isObject(value)
      ? Object.entries(said as Record<string, Schema>).flatMap(([key, schema]) =>
          key in value ? into(schema, value[key], key) : [],
        )
      : [],
  additionalProperties: (_said, value, _into, { schema }) =>
    isObject(value)
      ? Object.keys(value).flatMap((key) => fault(`additional ${key}`, key in (schema.properties as object)))
      : [],
  items: (said, value, into) =>
    Array.isArray(value) ? value.flatMap((item, index) => into(said as Schema, item, String(index))) : [],
  maxItems: (said, value) => fault('maxItems', !Array.isArray(value) || value.length <= Number(said)),
  maxLength: (said, value) => fault('maxLength', typeof value !== 'string' || [...value].length <= Number(said)),
  minLength: (said, value) => fault('minLength', typeof value !== 'string' || [...value].length >= Number(said)),
  minimum: (said, value) => fault('minimum', typeof value !== 'number' || value >= Number(said)),
  maximum: (said, value) => fault('maximum', typeof value !== 'number' || value <= Number(said)),
  pattern: (said, value) => fault('pattern', typeof value !== 'string' || new RegExp(String(said), 'u').test(value)),
};
