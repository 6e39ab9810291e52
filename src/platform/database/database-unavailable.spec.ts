import { isDatabaseUnavailable } from './database-unavailable.js';

const failing = (code: string, message = 'failed') => Object.assign(new Error(message), { code });
const wrapped = (driverError: Error) => Object.assign(new Error('query failed'), { driverError });

describe('a database that cannot answer now', () => {
  it.each([
    ['disk full', wrapped(failing('SQLITE_FULL')), true],
    ['locked', failing('SQLITE_BUSY'), true],
    ['PostgreSQL restarting', wrapped(failing('57P01')), true],
    ['PostgreSQL away', new Error('x', { cause: failing('ECONNREFUSED') }), true],
    ['pool exhausted', new Error('timeout exceeded when trying to connect'), true],
    ['a constraint', wrapped(failing('SQLITE_CONSTRAINT_UNIQUE')), false],
    ['a wrong statement', wrapped(failing('42601')), false],
    ['no error at all', 'SQLITE_FULL', false],
  ])('%s', (_name, error, unavailable) => expect(isDatabaseUnavailable(error)).toBe(unavailable));
});
