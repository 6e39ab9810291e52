import { jsonDepth } from './json-depth.js';

describe('the depth of JSON', () => {
  it.each([
    ['nothing', '', 0],
    ['a text that holds brackets', '"[[["', 0],
    ['an empty object', '{}', 1],
    ['lists and objects', '[{"a":[1]},[2]]', 3],
    ['an escaped quotation mark', '["\\"[", {"]": "}"}]', 2],
    ['an escaped backslash', '["a\\\\", [1]]', 2],
    ['what is never closed', '[[[', 3],
    ['what was never opened', ']]][', 0],
    ['twenty thousand lists', '['.repeat(20_000), 20_000],
  ])('counts %s', (_, text, depth) => {
    expect(jsonDepth(text)).toBe(depth);
  });
});
