import { readPlacesRules, USUAL_RULES } from '../domain/places-rules.js';
import { readTypedRules, typedRules, writtenRules } from './rules-form.js';

const usual = writtenRules(USUAL_RULES);

describe('the form of the rules of places', () => {
  it('gives back what it shows', () => {
    expect(readTypedRules(usual)).toEqual({ rules: USUAL_RULES, errors: [] });
    const rules = readPlacesRules({
      overbooking: 9,
      order: 'balance',
      communeShare: 60,
      offerHours: 48,
      typeQuotas: { commune: 40, other: 0 },
      perCollectivity: 2,
    });
    expect(readTypedRules(writtenRules(rules))).toEqual({ rules, errors: [] });
  });

  it.each([
    [{ overbooking: '1 000' }, []],
    [{ overbooking: '' }, []],
    [{ overbooking: 'dix' }, ['overbooking number-wrong 0-1000']],
    [{ overbooking: '-1' }, ['overbooking number-wrong 0-1000']],
    [{ overbooking: '1001' }, ['overbooking number-wrong 0-1000']],
    [{ quotaCommune: '0' }, []],
    [{ perCollectivity: '0' }, ['perCollectivity number-wrong 1-100000']],
    [{ passing: 'offer', offerHours: '' }, ['offerHours number-missing 1-720']],
    [{ passing: 'offer', offerHours: '721' }, ['offerHours number-wrong 1-720']],
    [{ passing: 'once', offerHours: 'vite' }, []],
    [{ order: 'balance', communeShare: '' }, ['communeShare number-missing 0-100']],
    [{ order: 'date', communeShare: 'moitié' }, []],
    [{ order: 'lottery', passing: '' }, ['order choose undefined-undefined', 'passing choose undefined-undefined']],
  ])('%j', (change, expected) => {
    const { errors } = readTypedRules({ ...usual, ...change });
    const said = errors.map(
      ({ field, code, parameters }) => `${field} ${code} ${String(parameters?.min)}-${String(parameters?.max)}`,
    );
    expect(said).toEqual(expected);
  });

  it('reads a form of which nothing is left', () => {
    expect(readTypedRules(typedRules(undefined)).errors.map(({ field }) => field)).toEqual(['order', 'passing']);
  });
});
