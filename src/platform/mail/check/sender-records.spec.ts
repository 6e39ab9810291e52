import { exitCodeOf, senderFindings, type SenderRecords } from './sender-records.js';

const KEY = `v=DKIM1; k=rsa; p=${'A'.repeat(392)}`;
const GOOD: SenderRecords = {
  spf: ['google-site-verification=x', 'v=spf1 include:mail.example.org -all'],
  dmarc: ['v=DMARC1; p=quarantine'],
  dkim: { s1: [KEY] },
};
const verdicts = (change: Partial<SenderRecords>) =>
  senderFindings('example.org', { ...GOOD, ...change }).map(({ subject, verdict }) => `${subject} ${verdict}`);

describe('what the DNS says of a sender', () => {
  it.each([
    ['all well', {}, ['SPF good', 'DKIM good', 'DMARC good'], 0],
    ['no SPF', { spf: [] }, ['SPF bad', 'DKIM good', 'DMARC good'], 1],
    ['two SPF', { spf: ['v=spf1 -all', 'v=spf1 ~all'] }, ['SPF bad', 'DKIM good', 'DMARC good'], 1],
    ['SPF for everybody', { spf: ['v=spf1 +all'] }, ['SPF bad', 'DKIM good', 'DMARC good'], 1],
    ['SPF that ends in all', { spf: ['v=spf1 a all'] }, ['SPF bad', 'DKIM good', 'DMARC good'], 1],
    ['SPF without an end', { spf: ['v=spf1 a mx'] }, ['SPF weak', 'DKIM good', 'DMARC good'], 0],
    ['SPF elsewhere', { spf: ['v=spf1 redirect=_spf.example.org'] }, ['SPF good', 'DKIM good', 'DMARC good'], 0],
    ['a word that begins like SPF', { spf: ['v=spf10 -all'] }, ['SPF bad', 'DKIM good', 'DMARC good'], 1],
    ['no selector', { dkim: {} }, ['SPF good', 'DKIM weak', 'DMARC good'], 0],
    ['no key', { dkim: { s1: [] } }, ['SPF good', 'DKIM bad', 'DMARC good'], 1],
    ['a revoked key', { dkim: { s1: ['v=DKIM1; p='] } }, ['SPF good', 'DKIM bad', 'DMARC good'], 1],
    ['a short key', { dkim: { s1: [`p=${'A'.repeat(216)}`] } }, ['SPF good', 'DKIM weak', 'DMARC good'], 0],
    [
      'a short Ed25519 key',
      { dkim: { s1: ['v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo='] } },
      ['SPF good', 'DKIM good', 'DMARC good'],
      0,
    ],
    ['a key on trial', { dkim: { s1: [`${KEY}; t=y`] } }, ['SPF good', 'DKIM weak', 'DMARC good'], 0],
    ['no DMARC', { dmarc: [] }, ['SPF good', 'DKIM good', 'DMARC bad'], 1],
    ['DMARC that watches', { dmarc: ['v=DMARC1; p=none; sp=reject'] }, ['SPF good', 'DKIM good', 'DMARC weak'], 0],
    [
      'DMARC without a policy',
      { dmarc: ['v=DMARC1; rua=mailto:a@example.org'] },
      ['SPF good', 'DKIM good', 'DMARC bad'],
      1,
    ],
    [
      'no answer at all',
      { spf: null, dmarc: null, dkim: { s1: null } },
      ['SPF unknown', 'DKIM unknown', 'DMARC unknown'],
      2,
    ],
  ])('%s', (_what, change, expected, exitCode) => {
    expect(verdicts(change)).toEqual(expected);
    expect(exitCodeOf(senderFindings('example.org', { ...GOOD, ...change }))).toBe(exitCode);
  });
});
