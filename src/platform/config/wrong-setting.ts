/** A setting that cannot be used: the start stops with this one line. */
export class WrongSetting extends Error {
  constructor(name: string, expected: string, got: string) {
    super(`${name} must be ${expected}; it is ${JSON.stringify(got)}. See docs/operating.md.`);
  }
}
