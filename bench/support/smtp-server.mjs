import { createServer } from 'node:net';
import { freePort } from './application.mjs';

/**
 * A local SMTP server that costs next to nothing and answers as it is told: it shares the processors with what is measured.
 * `answer` decides for each message: `accept`, `drop` (takes it, then drops the connection instead of saying so), `silence`
 * (takes it and never says so), or a reply code to the recipient, where 421 also ends the connection.
 */
export class LocalSmtp {
  /** `{ to, messageId, acknowledged }` of every message that lies here, in the order they came. */
  received = [];
  answer = () => 'accept';
  /** Milliseconds before each line is answered. */
  tarpit = 0;

  #server = null;
  #sockets = new Set();
  #triesTo = new Map();

  static async start(port) {
    const smtp = new LocalSmtp();
    smtp.port = port ?? (await freePort());
    await smtp.open();
    return smtp;
  }

  get url() {
    return `smtp://127.0.0.1:${this.port}`;
  }

  open() {
    this.#server = createServer({ noDelay: true }, (socket) => this.#serve(socket));
    return new Promise((resolve) => this.#server.listen(this.port, '127.0.0.1', resolve));
  }

  /** New connections are refused, the open ones cut; what was received stays. */
  async close() {
    const server = this.#server;
    this.#server = null;
    for (const socket of this.#sockets) socket.destroy();
    if (server) await new Promise((resolve) => server.close(resolve));
  }

  #serve(socket) {
    this.#sockets.add(socket);
    socket.on('close', () => this.#sockets.delete(socket)).on('error', () => undefined);
    const reply = (line) => {
      if (this.tarpit === 0) socket.write(`${line}\r\n`);
      else setTimeout(() => socket.writable && socket.write(`${line}\r\n`), this.tarpit);
    };
    const session = { to: '', verdict: 'accept', data: false };
    let rest = '';
    reply('220 bench.example.org');
    socket.setEncoding('latin1');
    socket.on('data', (chunk) => {
      rest += chunk;
      for (;;) {
        const end = session.data ? rest.indexOf('\r\n.\r\n') : rest.indexOf('\r\n');
        if (end < 0) return;
        const part = rest.slice(0, end);
        rest = rest.slice(end + (session.data ? 5 : 2));
        if (session.data) this.#message(socket, session, part, reply);
        else this.#command(socket, session, part, reply);
      }
    });
  }

  #command(socket, session, line, reply) {
    const verb = line.slice(0, 4).toUpperCase();
    if (verb === 'EHLO' || verb === 'HELO') reply('250 bench.example.org');
    else if (verb === 'RCPT') this.#recipient(socket, session, /<([^>]*)>/.exec(line)?.[1] ?? '', reply);
    else if (verb === 'DATA') {
      session.data = true;
      reply('354 go on');
    } else if (verb === 'QUIT') socket.end('221 bye\r\n');
    else reply('250 ok');
  }

  #recipient(socket, session, to, reply) {
    const earlier = this.#triesTo.get(to) ?? 0;
    this.#triesTo.set(to, earlier + 1);
    session.to = to;
    session.verdict = this.answer(to, earlier);
    if (typeof session.verdict !== 'number') reply('250 ok');
    else if (session.verdict === 421) socket.end('421 not now\r\n');
    else reply(`${session.verdict} as told`);
  }

  #message(socket, session, text, reply) {
    session.data = false;
    const messageId = /^message-id:\s*(\S+)/im.exec(text)?.[1] ?? '';
    this.received.push({ to: session.to, messageId, acknowledged: session.verdict === 'accept' });
    if (session.verdict === 'accept') reply('250 taken');
    else if (session.verdict === 'drop') socket.destroy();
  }
}
