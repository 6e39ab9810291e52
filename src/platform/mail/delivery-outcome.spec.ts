import { outcomeOfError } from './delivery-outcome.js';

/** Errors as nodemailer gives them, named by what the server did. */
const at = (command: string, responseCode: number, code = 'EENVELOPE') =>
  Object.assign(new Error('refused'), { command, responseCode, code });
const network = (fields: Record<string, string>) => Object.assign(new Error('refused'), fields);

describe('what an error of an attempt means', () => {
  it.each([
    ['550 unknown recipient', at('RCPT TO', 550), 'failed'],
    ['554 refused content', at('DATA', 554, 'EMESSAGE'), 'failed'],
    ['552 mailbox full', at('DATA', 552, 'EMESSAGE'), 'failed'],
    ['553 sender not allowed', at('MAIL FROM', 553), 'failed'],
    ['an address that no SMTP command can carry', network({ code: 'EENVELOPE', command: 'API' }), 'failed'],
    ['a message above the announced size', network({ code: 'EMESSAGE', command: 'MAIL FROM' }), 'failed'],
    ['451 greylisted', at('RCPT TO', 451), 'later'],
    ['452 mailbox full for now', at('DATA', 452, 'EMESSAGE'), 'later'],
    ['dropped after the final dot', network({ code: 'ECONNECTION', command: 'CONN' }), 'later'],
    ['silence until the deadline', network({ code: 'EABORT' }), 'later'],
    ['a socket timeout', network({ code: 'ETIMEDOUT', timeoutType: 'SOCKET_TIMEOUT' }), 'later'],
    ['no error object at all', 'boom', 'later'],
    ['421 to a recipient', at('RCPT TO', 421), 'later, outage'],
    ['421 for a greeting', at('CONN', 421, 'EPROTOCOL'), 'later, outage'],
    ['554 for a greeting: the server refuses us, not the mail', at('CONN', 554, 'EPROTOCOL'), 'later, outage'],
    ['535 wrong password', at('AUTH PLAIN', 535, 'EAUTH'), 'later, outage'],
    ['530 password asked for', at('MAIL FROM', 530), 'later, outage'],
    ['503 bad sequence', at('RCPT TO', 503), 'later, outage'],
    ['connection refused', network({ code: 'ESOCKET', originalCode: 'ECONNREFUSED' }), 'later, outage'],
    ['unknown host', network({ code: 'EDNS' }), 'later, outage'],
    ['no connection in time', network({ code: 'ETIMEDOUT', timeoutType: 'CONNECT_TIMEOUT' }), 'later, outage'],
    ['no greeting in time', network({ code: 'ETIMEDOUT', timeoutType: 'GREETING_TIMEOUT' }), 'later, outage'],
    ['a certificate we do not trust', network({ code: 'ETLS' }), 'later, outage'],
  ])('%s', (_case, error, expected) => {
    const outcome = outcomeOfError(error);
    expect(outcome.kind === 'later' && outcome.outage ? 'later, outage' : outcome.kind).toBe(expected);
  });

  it('keeps the words of the server, on one line that both engines can store', () => {
    const error = Object.assign(new Error(`550 no\0 such\r\nuser${'!'.repeat(600)}`), {
      responseCode: 550,
      command: 'DATA',
    });
    const outcome = outcomeOfError(error);
    expect(outcome).toEqual({ kind: 'failed', error: `550 no such user${'!'.repeat(483)}…` });
  });
});
