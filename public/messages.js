/* Tablée, messages : l'aperçu suit la frappe, le compte à rebours avance. Sans ce fichier, un bouton met l'aperçu à jour. */
(() => {
  'use strict';
  const PAUSE = 600;
  const EVERY = 4000;

  const form = document.querySelector('[data-preview-form]');
  const button = form && form.querySelector('[data-live-preview]');
  if (button) {
    let timer = 0;
    const show = () => {
      clearTimeout(timer);
      form.requestSubmit(button);
    };
    form.addEventListener('input', (event) => {
      if (event.target.type === 'checkbox') return;
      clearTimeout(timer);
      timer = setTimeout(show, event.target.tagName === 'SELECT' ? 0 : PAUSE);
    });
    show();
  }

  const countdown = () => {
    const box = document.querySelector('[data-countdown]');
    if (!box) return;
    const end = Date.now() + Number(box.dataset.countdown);
    const words = box.textContent.match(/[^\d\s]+/g) || ['', ''];
    const tick = setInterval(() => {
      if (!box.isConnected) return clearInterval(tick);
      const left = Math.max(0, Math.ceil((end - Date.now()) / 1000));
      box.textContent = `${Math.floor(left / 60)} ${words[0]} ${left % 60} ${words[1]}`;
    }, 1000);
  };
  countdown();

  /* L'état d'un envoi se tient à jour tout seul, sans recharger la page */
  const live = () => {
    const box = document.querySelector('[data-live-page]');
    if (!box) return;
    setTimeout(async () => {
      try {
        const page = new DOMParser().parseFromString(await (await fetch(location.pathname)).text(), 'text/html');
        const next = page.getElementById(box.id);
        const state = (of) => of.querySelector('.desk-head .badge')?.textContent;
        if (!next) return;
        if (state(page) !== state(document)) return location.replace(location.pathname);
        if (next.textContent !== box.textContent && !box.querySelector('[data-countdown]')) box.replaceWith(next);
      } catch {
        // The next turn tries again.
      }
      live();
    }, EVERY);
  };
  live();
})();
