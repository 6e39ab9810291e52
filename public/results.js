/* Résultats en direct, et projection au clavier. Sans ce fichier, recharger la page les met à jour, les liens font avancer. */
(() => {
  'use strict';
  const PERIOD_MS = 8000;
  const box = document.querySelector('[data-live]');

  async function refresh() {
    if (document.hidden || box.querySelector('details[open]')) return;
    try {
      const answer = await fetch(location.href, { headers: { accept: 'text/html' } });
      if (!answer.ok || answer.redirected) return;
      const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('[data-live]');
      if (fresh && fresh.innerHTML !== box.innerHTML && !box.contains(document.activeElement))
        box.replaceChildren(...fresh.childNodes);
    } catch {
      /* Pas de réseau : les derniers chiffres restent affichés. */
    }
  }
  if (box) setInterval(refresh, PERIOD_MS);

  const LINKS = { ArrowRight: 'next', PageDown: 'next', ' ': 'next', ArrowLeft: 'prev', PageUp: 'prev', Escape: 'up' };
  if (document.body.classList.contains('screen'))
    document.addEventListener('keydown', (event) => {
      if (event.altKey || event.ctrlKey || event.metaKey) return;
      if (event.key === ' ' && event.target.closest('a, button')) return;
      const link = document.querySelector(`a[rel="${LINKS[event.key]}"]`);
      if (!link) return;
      event.preventDefault();
      link.click();
    });
})();
