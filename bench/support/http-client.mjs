import { connect } from 'node:net';

/**
 * One keep-alive connection that sends one request after the other. It reads no more of an answer than a load needs
 * (status, length, body): the load generator shares the processors with what it measures, and fetch would take most of them.
 */
export class HttpClient {
  #socket = null;
  #waiting = null;
  #received = null;

  constructor(port, host = '127.0.0.1') {
    this.port = port;
    this.host = host;
  }

  /** @returns the answer's `status`, `head` as text, `body` as a Buffer, and `took` in milliseconds. @throws when the connection breaks. */
  async send(request) {
    const startedAt = performance.now();
    if (!this.#socket) await this.#open();
    return new Promise((resolve, reject) => {
      this.#waiting = { resolve, reject, startedAt };
      this.#socket.write(request);
    });
  }

  close() {
    this.#socket?.destroy();
    this.#socket = null;
  }

  #open() {
    return new Promise((resolve, reject) => {
      const socket = connect({ port: this.port, host: this.host, noDelay: true });
      socket.once('connect', () => {
        this.#socket = socket;
        resolve();
      });
      socket.on('data', (chunk) => this.#read(chunk));
      const lost = (error) => {
        this.#socket = null;
        this.#received = null;
        const waiting = this.#waiting;
        this.#waiting = null;
        (waiting?.reject ?? reject)(error instanceof Error ? error : new Error('the connection was closed'));
      };
      socket.once('error', lost);
      socket.once('close', lost);
    });
  }

  #read(chunk) {
    const bytes = this.#received ? Buffer.concat([this.#received, chunk]) : chunk;
    const headEnd = bytes.indexOf('\r\n\r\n');
    if (headEnd < 0) return void (this.#received = bytes);
    const head = bytes.latin1Slice(0, headEnd);
    const length = Number(/\r\ncontent-length: *(\d+)/i.exec(head)?.[1] ?? 0);
    const end = headEnd + 4 + length;
    if (bytes.length < end) return void (this.#received = bytes);
    this.#received = null;
    const { resolve, startedAt } = this.#waiting ?? {};
    this.#waiting = null;
    resolve?.({
      status: Number(head.slice(9, 12)),
      head,
      body: bytes.subarray(headEnd + 4, end),
      took: performance.now() - startedAt,
    });
  }
}

/** The bytes of a JSON post. */
export function jsonPost(path, body, headers = {}) {
  const text = JSON.stringify(body);
  const lines = Object.entries({
    host: '127.0.0.1',
    'content-type': 'application/json',
    'content-length': String(Buffer.byteLength(text)),
    ...headers,
  }).map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.from(`POST ${path} HTTP/1.1\r\n${lines.join('')}\r\n${text}`);
}

export function get(path, headers = {}) {
  const lines = Object.entries({ host: '127.0.0.1', ...headers }).map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.from(`GET ${path} HTTP/1.1\r\n${lines.join('')}\r\n`);
}
