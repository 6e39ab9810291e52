import { refusalOf } from './refusal.js';

it.each([
  [null, null],
  ["Can't send mail - all recipients were rejected: 550 5.1.1 User unknown", 'address'],
  ['550 No such user here', 'address'],
  ['550 mailbox unavailable', 'address'],
  ['552 5.2.2 Over quota', 'full'],
  ['452 4.2.2 The recipient’s inbox is out of storage space', 'full'],
  ['552 5.3.4 Message size exceeds fixed limit', 'size'],
  ['550 5.7.1 Message rejected as spam by content filtering', 'content'],
  ['554 5.7.9 Message not accepted for policy reasons', 'content'],
  ['554 delivery error', 'content'],
  ['451 4.7.1 Greylisted, please try again later', 'later'],
  ['421 Too many connections', 'later'],
  ['connect ECONNREFUSED 192.0.2.1:587', 'server'],
  ['getaddrinfo ENOTFOUND smtp.example.org', 'server'],
  ['Invalid login: 535 Authentication failed', 'server'],
  ['boom', 'other'],
])('%s means %s', (error, refusal) => {
  expect(refusalOf(error)).toBe(refusal);
});
