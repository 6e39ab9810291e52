import { get, HttpClient } from '../support/http-client.mjs';

const WORDS = 'Reprendre contact avec la commune voisine, et en parler en conseil.';

/**
 * Somebody who reads the code of the room: opens the form, answers each page as it comes and sends the last one.
 * `took` gathers the milliseconds of every request.
 * @returns true once the answer was taken (303); throws at any other end.
 */
export async function answerByPhone(port, code, took) {
  const phone = new HttpClient(port);
  const send = async (bytes) => {
    const answer = await phone.send(bytes);
    took.push(answer.took);
    return answer;
  };
  try {
    let answer = await send(get(`/e/${code}`));
    const cookie = cookiesOf(answer);
    for (let page = 0; page < 10; page++) {
      if (answer.status === 303) {
        const thanks = await send(get(`/e/${code}/merci`, { cookie }));
        return thanks.status === 200;
      }
      if (answer.status !== 200) throw new Error(`a phone was answered ${answer.status}`);
      answer = await send(formPost(`/e/${code}`, filled(answer.body.toString('utf8')), cookie));
    }
    throw new Error('the questionnaire has no end');
  } finally {
    phone.close();
  }
}

function cookiesOf({ head }) {
  return [...head.matchAll(/\r\nset-cookie: *([^;\r]+)/gi)].map(([, cookie]) => cookie).join('; ');
}

/** What a hurried person taps: one choice of each scale, few words. */
function filled(html) {
  const form = html.slice(html.indexOf('<form class="answer"'));
  const fields = new URLSearchParams();
  const choices = new Map();
  for (const [tag] of form.matchAll(/<(?:input|textarea)[^>]*>/g)) {
    const name = attribute(tag, 'name');
    if (!name) continue;
    const type = tag.startsWith('<textarea') ? 'textarea' : attribute(tag, 'type');
    if (type === 'hidden') fields.append(name, attribute(tag, 'value'));
    else if (type === 'radio') choices.set(name, [...(choices.get(name) ?? []), attribute(tag, 'value')]);
    else if (type !== 'checkbox') fields.append(name, Math.random() < 0.3 ? WORDS : '');
  }
  for (const [name, values] of choices) fields.append(name, values[Math.floor(Math.random() * values.length)]);
  return fields.toString();
}

function attribute(tag, name) {
  return new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1] ?? '';
}

function formPost(path, body, cookie) {
  const head = [
    `POST ${path} HTTP/1.1`,
    'host: 127.0.0.1',
    'content-type: application/x-www-form-urlencoded',
    `content-length: ${Buffer.byteLength(body)}`,
    `cookie: ${cookie}`,
  ];
  return Buffer.from(`${head.join('\r\n')}\r\n\r\n${body}`);
}
