import { mailHost } from './mail-host.js';

it.each([
  ['https://seminaires.example.org', 'seminaires.example.org'],
  ['https://seminaires.example.org:8443', 'seminaires.example.org'],
  ['http://localhost:3000', 'example.org'],
  ['http://192.168.1.20:3000', 'example.org'],
  ['http://[::1]:3000', 'example.org'],
])('the Message-IDs of %s are of %s', (publicUrl, host) => {
  expect(mailHost(publicUrl)).toBe(host);
});
