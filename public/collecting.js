/* Recueil des avis : le compte monte tout seul. Sans ce fichier, recharger la page le met à jour. */
(() => {
  'use strict';
  const box = document.querySelector('[data-count]');
  if (!box) return;
  const PERIOD_MS = 5000;
  const main = box.querySelector('[data-main]'),
    aside = box.querySelector('[data-aside]'),
    share = box.querySelector('[data-share]'),
    said = box.querySelector('[data-said]');

  async function refresh() {
    if (document.hidden) return;
    try {
      const answer = await fetch(box.dataset.count, { headers: { accept: 'application/json' } });
      if (!answer.ok) return;
      const count = await answer.json();
      if (aside) aside.textContent = count.aside;
      if (main.textContent === count.main) return;
      main.textContent = count.main;
      if (share) share.value = count.share;
      if (said) said.textContent = count.main;
    } catch {
      /* Pas de réseau : le dernier compte reste affiché. */
    }
  }
  setInterval(refresh, PERIOD_MS);
  document.addEventListener('visibilitychange', refresh);
})();
