/* Tablée — clés d'accès : boutons qui n'apparaissent que là où le navigateur sait en faire */
const { browserSupportsWebAuthn, startAuthentication, startRegistration } = globalThis.SimpleWebAuthnBrowser;

async function post(path, body) {
  const answer = await fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return answer.json();
}

/* Une question du serveur, la réponse de l'appareil, puis la page que le serveur indique */
async function ceremony(path, ask, token) {
  const { ceremony: id, options } = await post(`${path}/question`, { _csrf: token });
  const response = await ask({ optionsJSON: options });
  const { location: next } = await post(path, { _csrf: token, ceremony: id, response });
  location.assign(next);
}

document.querySelectorAll('[data-passkey]').forEach((box) => {
  if (!browserSupportsWebAuthn()) return;
  const token = box.querySelector('[name=_csrf]').value;
  const problem = box.querySelector('[data-passkey-problem]');
  const offer = (selector, path, ask) => {
    const button = box.querySelector(selector);
    if (!button) return;
    button.hidden = false;
    button.addEventListener('click', async () => {
      problem.hidden = true;
      button.setAttribute('aria-disabled', 'true');
      try {
        await ceremony(path, ask, token);
      } catch (error) {
        /* Annulation, délai dépassé, clé déjà connue : l'appareil ne dit pas toujours laquelle */
        problem.textContent = ['NotAllowedError', 'AbortError'].includes(error.name)
          ? box.dataset.cancelled
          : box.dataset.failed;
        problem.hidden = false;
      } finally {
        button.removeAttribute('aria-disabled');
      }
    });
  };
  offer('[data-passkey-add]', '/organiser/compte/cles', startRegistration);
  offer('[data-passkey-enter]', '/connexion/cle', startAuthentication);
});
