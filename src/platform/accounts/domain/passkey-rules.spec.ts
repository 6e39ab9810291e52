import { mayChangePasskeys, mustProve } from './passkey-rules.js';

describe('passkeys of administrators', () => {
  it.each([
    // required, administrator, keys, proven → must prove, may change keys
    [true, true, 0, false, true, true],
    [true, true, 1, false, true, false],
    [true, true, 1, true, false, true],
    [true, false, 1, false, false, true],
    [false, true, 1, false, false, true],
    [false, false, 0, false, false, true],
  ])(
    'required %s, administrator %s, %s keys, proven %s',
    (isRequired, isAdministrator, passkeys, isProven, must, may) => {
      const standing = { isRequired, isAdministrator, passkeys, isProven };
      expect([mustProve(standing), mayChangePasskeys(standing)]).toEqual([must, may]);
    },
  );
});
