// node:http with nothing above it, answering every request with the bytes and headers that another address gave once.
import { createServer, get } from 'node:http';

const [from, cookie, port] = process.argv.slice(2);
const asked = { 'accept-encoding': 'br', ...(cookie && { cookie }) };

get(from, { headers: asked, agent: false }, async (answer) => {
  const body = Buffer.concat(await answer.toArray());
  const ours = ['date', 'connection', 'keep-alive', 'transfer-encoding', 'content-length'];
  const headers = Object.fromEntries(Object.entries(answer.headers).filter(([name]) => !ours.includes(name)));
  headers['content-length'] = body.length;
  createServer((_request, response) => {
    response.writeHead(200, headers);
    response.end(body);
  }).listen(Number(port), '127.0.0.1', () => console.log(`${answer.statusCode} ${body.length}`));
});
