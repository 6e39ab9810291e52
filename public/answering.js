/* Questionnaires : rien de ce qui est saisi ne se perd. Sans ce fichier, chaque étape est un formulaire ordinaire.
   Les réponses en cours restent dans l'onglet (sessionStorage) et disparaissent avec lui, ou dès l'envoi. */
(() => {
  'use strict';
  const PREFIX = 'avis:';
  const RETRY_MS = 5000;
  const isAnswer = (name) => /^(q\.|a\.)/.test(name) || name === 'aucun';

  const kept = {
    read(name) {
      try {
        return JSON.parse(sessionStorage.getItem(PREFIX + name)) || {};
      } catch {
        return {};
      }
    },
    write(name, values) {
      try {
        sessionStorage.setItem(PREFIX + name, JSON.stringify(values));
      } catch {
        /* Navigation privée, mémoire pleine : la page elle-même garde tout tant qu'elle est ouverte. */
      }
    },
    clear() {
      try {
        Object.keys(sessionStorage)
          .filter((key) => key.startsWith(PREFIX))
          .forEach((key) => sessionStorage.removeItem(key));
      } catch {
        /* Rien n'y était. */
      }
    },
  };

  if (document.querySelector('[data-answered]')) kept.clear();
  start();

  function start() {
    const form = document.querySelector('form[data-answer]');
    if (!form) return;
    const draft = form.dataset.answer;
    const fields = () => [...form.elements].filter(({ name }) => isAnswer(name));
    const say = (text) => {
      form.querySelector('[data-state]').textContent = text;
    };

    const valuesHere = () => {
      const values = {};
      fields().forEach((field) => {
        const silent = (field.type === 'radio' || field.type === 'checkbox') && !field.checked;
        if (!silent) values[field.name] = field.value;
        else if (!(field.name in values)) values[field.name] = '';
      });
      return values;
    };
    const save = () => kept.write(draft, { ...kept.read(draft), ...valuesHere() });

    restore();
    follow();
    save();
    document.dispatchEvent(new Event('answer-page'));
    form.addEventListener('input', () => {
      follow();
      save();
    });
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      send(event.submitter);
    });

    /* Ce que l'onglet a gardé d'une page rechargée ; ce que le serveur a écrit l'emporte. */
    function restore() {
      const values = kept.read(draft);
      const names = new Set(fields().map(({ name }) => name));
      let found = false;
      fields().forEach((field) => {
        const value = values[field.name];
        if (!value) return;
        if (field.type === 'radio' || field.type === 'checkbox') {
          const answered = fields().some((other) => other.name === field.name && other.checked);
          if (answered || field.value !== value) return;
          field.checked = true;
        } else if (field.type === 'hidden' || field.value !== '') return;
        else field.value = value;
        found = true;
      });
      Object.entries(values).forEach(([name, value]) => {
        if (!value || names.has(name)) return;
        const hidden = document.createElement('input');
        Object.assign(hidden, { type: 'hidden', name, value });
        form.append(hidden);
        found = true;
      });
      if (found && form.dataset.fresh !== undefined) say(form.dataset.restored);
    }

    /* Une question qui dépend d'une autre de la même page se montre avec la réponse qui l'appelle. */
    function follow() {
      const values = valuesHere();
      form.querySelectorAll('[data-if]').forEach((block) => {
        const { if: parent, ifAny } = block.dataset;
        const wanted = ifAny.split(' ');
        block.hidden = !wanted.some((value) => values[parent] === value || values[`${parent}:${value}`]);
      });
    }

    async function send(button) {
      if (form.dataset.busy) return;
      form.dataset.busy = 'yes';
      const body = new URLSearchParams(new FormData(form));
      if (button && button.name) body.set(button.name, button.value);
      form.setAttribute('aria-busy', 'true');
      const told = setTimeout(() => say(form.dataset.sending), 700);
      try {
        const answer = await fetch(form.getAttribute('action'), {
          method: 'POST',
          body,
          headers: { accept: 'text/html' },
        });
        if (answer.status >= 500) throw new Error(String(answer.status));
        clearTimeout(told);
        if (answer.redirected) return location.replace(answer.url);
        show(await answer.text());
      } catch {
        clearTimeout(told);
        say(form.dataset.offline);
        const again = () => {
          clearTimeout(timer);
          removeEventListener('online', again);
          delete form.dataset.busy;
          if (form.isConnected) send(button);
        };
        const timer = setTimeout(again, RETRY_MS);
        addEventListener('online', again);
      }
    }
  }

  /* La page suivante prend la place de celle-ci, sans quitter l'adresse. */
  function show(html) {
    const next = new DOMParser().parseFromString(html, 'text/html');
    const pocket = next.querySelector('.pocket');
    if (!pocket) return document.querySelector('form[data-answer]').submit();
    document.title = next.title;
    document.querySelector('.pocket').replaceWith(document.adoptNode(pocket));
    if (pocket.querySelector('[data-answered]')) kept.clear();
    start();
    const target = pocket.querySelector('[data-errors]') || pocket.querySelector('h2') || pocket.querySelector('h1');
    target.setAttribute('tabindex', '-1');
    target.focus({ preventScroll: true });
    pocket.querySelector('main').scrollTop = 0;
    scrollTo(0, 0);
  }
})();
