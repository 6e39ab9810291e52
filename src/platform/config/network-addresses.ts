import { isIP } from 'node:net';

/** Whether a text may name a machine or an address: `localhost`, `0.0.0.0`, `::1`, `seminaires.example.org`. */
export function isHostName(text: string): boolean {
  return isIP(text) !== 0 || /^[a-z0-9]([a-z0-9.-]{0,252}[a-z0-9])?$/i.test(text);
}

const NAMED_NETWORKS = ['loopback', 'linklocal', 'uniquelocal'];

/** Whether Fastify's `trustProxy` can read a list: named networks, addresses, or networks such as `10.0.0.0/8`. */
export function isProxyList(text: string): boolean {
  return text
    .split(',')
    .map((entry) => entry.trim())
    .every((entry) => NAMED_NETWORKS.includes(entry) || isNetwork(entry));
}

function isNetwork(entry: string): boolean {
  const [address = '', prefix, ...rest] = entry.split('/');
  const version = isIP(address);
  if (version === 0 || rest.length > 0) return false;
  return prefix === undefined || (/^\d{1,3}$/.test(prefix) && Number(prefix) <= (version === 4 ? 32 : 128));
}
