import helmet from '@fastify/helmet';
import fastify, { type FastifyInstance } from 'fastify';

/** No inline script, no inline style, nothing from elsewhere, no frame around us. */
const PAGE_POLICY = {
  defaultSrc: ["'none'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'"],
  imgSrc: ["'self'", 'data:'],
  fontSrc: ["'self'"],
  connectSrc: ["'self'"],
  frameSrc: ["'self'"],
  manifestSrc: ["'self'"],
  formAction: ["'self'"],
  frameAncestors: ["'none'"],
  baseUri: ["'none'"],
};

/**
 * For the HTML of a mail, shown in a sandboxed frame of our own page: its inline styles are wanted, all else is not.
 * `sandbox` without a word takes scripts, forms and our origin away even where somebody opens the frame's address.
 */
export const MAIL_PREVIEW_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'; base-uri 'none'; form-action 'none'; sandbox allow-popups allow-popups-to-escape-sandbox";

/** HSTS stands only where the address is https: sent by a plain http installation, browsers ignore it at best. */
async function headersOf(https: boolean): Promise<Record<string, string>> {
  const probe = fastify();
  await probe.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: { ...PAGE_POLICY, ...(https && { upgradeInsecureRequests: [] }) },
    },
    referrerPolicy: { policy: 'strict-origin-when-cross-origin' },
    frameguard: { action: 'deny' },
    hsts: https ? { maxAge: 31_536_000, includeSubDomains: false } : false,
    crossOriginEmbedderPolicy: false,
  });
  probe.get('/', (_request, reply) => reply.send());
  const { headers } = await probe.inject('/');
  await probe.close();
  const ofTheAnswer = ['content-length', 'date', 'connection', 'keep-alive'];
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !ofTheAnswer.includes(name))) as Record<
    string,
    string
  >;
}

const FEATURES = 'camera=(), geolocation=(), microphone=(), payment=(), usb=()';

/**
 * Every answer carries them, errors too; a route may set its own value. Helmet words them once at start and they are
 * replayed: worked out for every request they would cost a cached page a fifth of its speed.
 */
export async function addSecurityHeaders(server: FastifyInstance, https: boolean): Promise<void> {
  const headers = { ...(await headersOf(https)), 'permissions-policy': FEATURES };
  server.addHook('onRequest', (_request, reply, done) => {
    reply.headers(headers);
    done();
  });
}
