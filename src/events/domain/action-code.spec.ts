import { displayActionCode, looksLikeActionCode, normaliseActionCode } from './action-code.js';

describe('an action code', () => {
  it.each([
    ['CIDGI 006', 'CIDGI006'],
    ['cidgi006', 'CIDGI006'],
    ['CIDGI  006', 'CIDGI006'],
    ['cidgi\u00a0006', 'CIDGI006'],
    ['cidgi\u202f006', 'CIDGI006'],
    [' Cidgi-006 ', 'CIDGI006'],
    ['CIDGI\t006\n', 'CIDGI006'],
    ['ＣＩＤＧＩ００６', 'CIDGI006'],
    ['cidgi\u200b006', 'CIDGI006'],
    ['\u202eCIDGI 006', 'CIDGI006'],
    ['Code action : CIDGI 006', 'CIDGI006'],
    ['code action\nCIDGI 006', 'CIDGI006'],
    ['Action code CIDGI 006', 'CIDGI006'],
    ['Event code CIDGI 006', 'CIDGI006'],
    ['CODE 12', 'CODE12'],
    ['', ''],
    ['***', ''],
  ])('typed as %j is compared as %j', (typed, compared) => {
    expect(normaliseActionCode(typed)).toBe(compared);
  });

  it('keeps its leading zeros, which tell sessions apart', () => {
    expect(normaliseActionCode('CIDGI 06')).not.toBe(normaliseActionCode('CIDGI 006'));
  });

  it('never grows beyond forty characters, whatever is pasted', () => {
    expect(normaliseActionCode('A'.repeat(10_000))).toHaveLength(40);
  });

  it.each([
    ['CIDGI006', true],
    ['BONJOUR', false],
    ['2019', false],
    ['', false],
  ])('%j has the usual shape: %s', (normalised, usual) => {
    expect(looksLikeActionCode(normalised)).toBe(usual);
  });

  it('is shown as the invitation prints it', () => {
    expect(displayActionCode('CIDGI006')).toBe('CIDGI 006');
  });
});
