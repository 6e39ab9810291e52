import type { AddressInfo, Socket } from 'node:net';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';

/** How the server treats one message. */
export type SmtpAnswer =
  | 'accept'
  /** Refuses with a reply code, at the recipient or after the message. 421 also ends the connection. */
  | { readonly code: number; readonly at: 'recipient' | 'data' }
  /** Takes the message and never says so. */
  | 'silence'
  /** Takes the message, then drops the connection instead of saying so. */
  | 'drop after data'
  /** Drops the connection before the message. */
  | 'drop before data';

export interface Envelope {
  readonly to: string;
  /** How many messages to this address were begun before this one. */
  readonly earlier: number;
}

/** A message that lies on the server, whether its sender was told or not. */
export interface ReceivedMessage {
  readonly to: string;
  readonly messageId: string;
  readonly raw: string;
  readonly acknowledged: boolean;
}

/** A real SMTP server on a free port of this machine that answers as it is told. */
export class ScriptedSmtp {
  readonly received: ReceivedMessage[] = [];
  /** Messages begun: the attempts that reached the recipient's command. */
  begun = 0;
  /** Connections opened since the start. */
  connected = 0;
  answer: (envelope: Envelope) => SmtpAnswer = () => 'accept';
  /** A reply code for the greeting, such as 421; null greets. */
  greeting: number | null = null;
  /** Milliseconds before each message is acknowledged. */
  delay = 0;

  private server: SMTPServer | null = null;
  private readonly sockets = new Map<number, Socket>();
  private readonly begunTo = new Map<string, number>();
  private readonly answers = new Map<string, SmtpAnswer>();

  /** @param port where it listens; 0 takes a free one at the first start, and the same one at the next. */
  constructor(private port = 0) {}

  get url(): string {
    return `smtp://127.0.0.1:${this.port}`;
  }

  /** Connections open now. */
  get open(): number {
    return this.sockets.size;
  }

  async start(): Promise<this> {
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS', 'AUTH'],
      disableReverseLookup: true,
      closeTimeout: 10,
      onConnect: (_session, callback) => {
        this.connected++;
        callback(this.greeting === null ? null : reply(this.greeting));
      },
      onRcptTo: ({ address }, session, callback) => {
        const answer = this.begin(address);
        this.answers.set(session.id, answer);
        if (answer === 'drop before data') this.drop(session);
        else callback(typeof answer === 'object' && answer.at === 'recipient' ? reply(answer.code) : null);
      },
      onData: (stream, session, callback) => {
        void this.take(stream, session, callback);
      },
    });
    // A client that goes away in the middle is what many of the tests are about.
    server.on('error', () => undefined);
    await new Promise<void>((resolve) => {
      server.listen(this.port, '127.0.0.1', resolve);
    });
    server.server.on('connection', (socket: Socket) => {
      const client = socket.remotePort ?? 0;
      this.sockets.set(client, socket);
      socket.on('close', () => this.sockets.delete(client));
    });
    this.port = (server.server.address() as AddressInfo).port;
    this.server = server;
    return this;
  }

  /** Cuts every connection and refuses new ones; what was received stays. */
  async stop(): Promise<void> {
    const { server } = this;
    this.server = null;
    for (const socket of this.sockets.values()) socket.destroy();
    if (server) await new Promise<void>((resolve) => server.close(resolve));
  }

  /** The messages to one address, in the order they came. */
  to(address: string): ReceivedMessage[] {
    return this.received.filter((message) => message.to === address);
  }

  /** What a mail program makes of the last message to this address. */
  async read(address: string): Promise<Email> {
    const message = this.to(address).at(-1);
    if (!message) throw new Error(`nothing came for ${address}`);
    return PostalMime.parse(message.raw);
  }

  private begin(to: string): SmtpAnswer {
    const earlier = this.begunTo.get(to) ?? 0;
    this.begun++;
    this.begunTo.set(to, earlier + 1);
    return this.answer({ to, earlier });
  }

  private async take(
    stream: SMTPServerDataStream,
    session: SMTPServerSession,
    callback: (error?: Error | null) => void,
  ): Promise<void> {
    const raw = await stream.toArray().then(
      (chunks: Buffer[]) => Buffer.concat(chunks).toString('utf8'),
      () => null,
    );
    // The sender went away in the middle of the message: it was not received.
    if (raw === null) return;
    const answer = this.answers.get(session.id) ?? 'accept';
    if (typeof answer === 'object') {
      callback(reply(answer.code));
      if (answer.code === 421) this.drop(session);
      return;
    }
    if (this.delay > 0) await new Promise((resolve) => setTimeout(resolve, this.delay));
    this.received.push({
      to: session.envelope.rcptTo[0]?.address ?? '',
      messageId: /^message-id:\s*(\S+)/im.exec(raw)?.[1] ?? '',
      raw,
      acknowledged: answer === 'accept',
    });
    if (answer === 'accept') callback();
    if (answer === 'drop after data') this.drop(session);
  }

  private drop(session: SMTPServerSession): void {
    // After what was written, such as a 421, has left.
    setImmediate(() => this.sockets.get(session.remotePort)?.destroy());
  }
}

function reply(code: number): Error {
  return Object.assign(new Error(`answer ${code}`), { responseCode: code });
}
