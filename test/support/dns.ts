import { createSocket, type RemoteInfo } from 'node:dgram';

/** What a name answers. `silence`: nothing at all; `failure`: SERVFAIL. A name that is not in the zone does not exist. */
export type Answer =
  { readonly txt?: readonly string[]; readonly cname?: string; readonly ns?: string } | 'silence' | 'failure';
export type Zone = Readonly<Record<string, Answer>>;

const TYPES = { ns: 2, cname: 5, txt: 16 } as const;
const CODES = { fine: 0, failure: 2, unknown: 3 } as const;

/** A name server of these names alone, over UDP on this machine; it follows its own aliases, as those of the Internet do. */
export class NameServer {
  private readonly socket = createSocket('udp4');
  zone: Zone = {};
  /** Names that were asked for, in order. */
  readonly asked: string[] = [];

  private constructor() {
    this.socket.on('message', (packet, from) => this.answer(packet, from));
  }

  static async start(): Promise<NameServer> {
    const server = new NameServer();
    await new Promise<void>((resolve) => server.socket.bind(0, '127.0.0.1', resolve));
    return server;
  }

  get address(): string {
    return `127.0.0.1:${String(this.socket.address().port)}`;
  }

  async stop(): Promise<void> {
    await new Promise<void>((resolve) => this.socket.close(() => resolve()));
  }

  private answer(packet: Buffer, from: RemoteInfo): void {
    const { name, type, end } = question(packet);
    this.asked.push(name);
    const known = this.zone[name];
    if (known === 'silence') return;
    const records = known === 'failure' || known === undefined ? [] : this.records(name, type);
    const code = known === 'failure' ? CODES.failure : known === undefined ? CODES.unknown : CODES.fine;
    const head = Buffer.alloc(12);
    packet.copy(head, 0, 0, 2);
    head.writeUInt16BE(0x8580 | code, 2);
    head.writeUInt16BE(1, 4);
    head.writeUInt16BE(records.length, 6);
    this.socket.send(Buffer.concat([head, packet.subarray(12, end), ...records]), from.port, from.address);
  }

  private records(name: string, type: number): Buffer[] {
    const known = this.zone[name];
    if (typeof known !== 'object') return [];
    if (known.cname !== undefined) {
      const alias = record(name, TYPES.cname, encoded(known.cname));
      return type === TYPES.cname ? [alias] : [alias, ...this.records(known.cname, type)];
    }
    if (type === TYPES.ns && known.ns !== undefined) return [record(name, TYPES.ns, encoded(known.ns))];
    return type === TYPES.txt ? (known.txt ?? []).map((text) => record(name, TYPES.txt, pieces(text))) : [];
  }
}

function question(packet: Buffer): { name: string; type: number; end: number } {
  const labels: string[] = [];
  let at = 12;
  for (let length = packet[at++]!; length > 0; length = packet[at++]!) {
    labels.push(packet.subarray(at, at + length).toString('latin1'));
    at += length;
  }
  return { name: labels.join('.').toLowerCase(), type: packet.readUInt16BE(at), end: at + 4 };
}

function record(name: string, type: number, data: Buffer): Buffer {
  const tail = Buffer.alloc(10);
  tail.writeUInt16BE(type, 0);
  tail.writeUInt16BE(1, 2);
  tail.writeUInt16BE(data.length, 8);
  return Buffer.concat([encoded(name), tail, data]);
}

function encoded(name: string): Buffer {
  const labels = name.split('.').map((label) => Buffer.concat([Buffer.from([label.length]), Buffer.from(label)]));
  return Buffer.concat([...labels, Buffer.from([0])]);
}

/** A text of a record is written in pieces of at most 255 bytes. */
function pieces(text: string): Buffer {
  const bytes = Buffer.from(text);
  const all: Buffer[] = [];
  for (let at = 0; at < bytes.length; at += 255) {
    const piece = bytes.subarray(at, at + 255);
    all.push(Buffer.from([piece.length]), piece);
  }
  return Buffer.concat(all);
}
