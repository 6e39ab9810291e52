/* L'éditeur de programme — facultatif : chaque geste est d'abord un lien ou un formulaire. */
(() => {
  'use strict';
  const $ = (s, r = document) => r.querySelector(s),
    $$ = (s, r = document) => [...r.querySelectorAll(s)];
  if (!$('[data-programme]')) return;

  const say = document.createElement('p');
  say.className = 'sr';
  say.setAttribute('role', 'status');
  document.body.append(say);
  const tell = (key, values = {}) => {
    const words = $('[data-programme]').dataset[key] || '';
    say.textContent = words.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? '');
  };

  /* Échanges avec le serveur : les mêmes adresses, la page reçue remplace l'éditeur, le foyer reste où il était */
  let busy = false;
  const show = (html, url, focus) => {
    const page = new DOMParser().parseFromString(html, 'text/html');
    const editor = page.getElementById('editeur');
    if (!editor) return location.assign(url);
    $('#editeur').replaceWith(document.adoptNode(editor));
    document.title = page.title;
    history.replaceState(null, '', url);
    prepare();
    const errors = $('[data-errors]');
    const target = errors || (focus && $(focus)) || $('#editeur h1');
    if (target.tabIndex < 0 && !target.hasAttribute('tabindex')) target.setAttribute('tabindex', '-1');
    target.focus({ preventScroll: !errors });
    const open = $('.is-open');
    if (open && open.contains(target)) open.scrollIntoView({ block: 'nearest' });
  };
  const ask = async (url, init, focus) => {
    if (busy) return;
    busy = true;
    try {
      const answer = await fetch(url, { ...init, headers: { accept: 'text/html' } });
      const html = await answer.text();
      if (answer.status === 401 || !(answer.headers.get('content-type') || '').includes('html'))
        return location.reload();
      const hash = (url.match(/#.*$/) || [''])[0];
      // Une page de refus répond à un envoi : son adresse ne s'ouvre pas d'elle-même
      const refused = init && !answer.redirected;
      show(html, refused ? location.href : answer.url + (answer.redirected ? '' : hash), focus);
      const done = $('[data-done]');
      const told = $('[data-notice]');
      if (init && init.method === 'POST') say.textContent = (told || done || say).textContent;
    } catch {
      tell('failed');
    } finally {
      busy = false;
    }
  };
  const post = (form, button, focus) => {
    const body = new URLSearchParams(new FormData(form));
    if (button && button.name) body.append(button.name, button.value);
    const url = (button && button.getAttribute('formaction')) || form.getAttribute('action');
    return ask(url, { method: 'POST', body }, focus);
  };

  /* Une séance ouverte et modifiée ne se perd pas par mégarde */
  const typed = () => {
    const form = $('[data-session-form]');
    return form && form.dataset.typed === 'yes' ? form : null;
  };
  const mayLeave = (form) => {
    const open = typed();
    return !open || open === form || confirm($('[data-programme]').dataset.unsaved);
  };
  addEventListener('beforeunload', (e) => {
    if (typed()) e.preventDefault();
  });
  document.addEventListener('input', (e) => {
    const form = e.target.closest('[data-session-form]');
    if (form) form.dataset.typed = 'yes';
  });

  const sessionOf = (button) => (button.value || '').split(' ')[1] || '';
  const focusAfter = (form, button) => {
    if (button && button.id) {
      if (button.id === 'ajouter-atelier') return '.ed-tracks li:last-child input';
      if (button.id === 'suivante') return '[data-session-form] #start';
      return `[id="${button.id}"]:not(:disabled), [id="ouvrir-${sessionOf(button)}"]`;
    }
    const id = (form.getAttribute('action').match(/seances\/([^/]+)/) || [])[1];
    return id ? `[id="ouvrir-${id}"]` : null;
  };

  document.addEventListener('submit', (e) => {
    const form = e.target;
    if (!form.closest('[data-programme]') || form.method !== 'post') return;
    e.preventDefault();
    delete form.dataset.sent;
    const button = e.submitter;
    if (!mayLeave(form)) return;
    const open = typed();
    if (open) delete open.dataset.typed;
    post(form, button, focusAfter(form, button));
  });

  document.addEventListener('click', (e) => {
    const link = e.target.closest('a');
    if (!link || e.metaKey || e.ctrlKey || e.shiftKey || e.button !== 0) return;
    const editor = link.closest('[data-programme]');
    if (!editor || link.origin !== location.origin || link.pathname !== editor.dataset.base) return;
    if (link.getAttribute('href').startsWith('#')) return;
    e.preventDefault();
    const closes = link.hasAttribute('data-close');
    const open = typed();
    if (!closes && !mayLeave(null)) return;
    if (open) delete open.dataset.typed;
    const was = link.closest('[data-session]');
    const back = closes && was ? `[id="ouvrir-${was.dataset.session}"]` : null;
    ask(link.href, undefined, back || '[data-session-form] #start');
  });

  document.addEventListener('keydown', (e) => {
    if (e.key !== 'Escape' || held) return;
    const close = e.target.closest('[data-session-form]') && $('[data-close]');
    if (close && !typed()) close.click();
  });

  /* Déplacer : prendre une séance, la mener à sa place, la poser ; au clavier ou à la souris */
  let held = null;
  const rows = () => $$('[data-programme] li[data-session]');
  const place = () => ({ count: rows().length, place: rows().indexOf(held.row) + 1, what: held.row.dataset.what });
  const take = (row) => {
    held = { row, parent: row.parentElement, next: row.nextElementSibling };
    row.classList.add('is-taken');
    $('[data-handle]', row).setAttribute('aria-pressed', 'true');
    tell('taken', { what: row.dataset.what });
  };
  const release = () => {
    held.row.classList.remove('is-taken');
    $('[data-handle]', held.row).setAttribute('aria-pressed', 'false');
    $$('.is-over').forEach((row) => row.classList.remove('is-over'));
    held = null;
  };
  const cancel = () => {
    held.parent.insertBefore(held.row, held.next);
    tell('cancelled', { what: held.row.dataset.what });
    const handle = $('[data-handle]', held.row);
    release();
    handle.focus();
  };
  const step = (by) => {
    const all = rows(),
      other = all[all.indexOf(held.row) + by];
    if (!other) return;
    if (by < 0 && other.parentElement === held.row.parentElement) other.before(held.row);
    else if (by < 0) other.parentElement.append(held.row);
    else if (other.parentElement === held.row.parentElement) other.after(held.row);
    else other.parentElement.prepend(held.row);
    $('[data-handle]', held.row).focus();
    tell('at', place());
  };
  const put = () => {
    const { row, parent, next } = held;
    const moved = row.parentElement !== parent || row.nextElementSibling !== next;
    if (!moved) return cancel();
    const after = [...row.parentElement.children].slice([...row.parentElement.children].indexOf(row) + 1);
    const before = after.find((other) => other.dataset.session);
    const form = $('#deplacements');
    const body = new URLSearchParams(new FormData(form));
    body.append('move', `to ${row.dataset.session}`);
    body.append('day', row.parentElement.dataset.day);
    body.append('before', before ? before.dataset.session : '');
    release();
    if (!mayLeave(null)) return parent.insertBefore(row, next);
    ask(form.getAttribute('action'), { method: 'POST', body }, `[id="prise-${row.dataset.session}"]`);
  };

  document.addEventListener('click', (e) => {
    const handle = e.target.closest('[data-handle]');
    if (!handle) return;
    const row = handle.closest('li');
    if (!held) take(row);
    else if (held.row === row) put();
    else cancel();
  });
  document.addEventListener('keydown', (e) => {
    if (!held) return;
    const keys = { ArrowUp: () => step(-1), ArrowDown: () => step(1), Escape: cancel, Tab: cancel };
    if (!keys[e.key]) return;
    if (e.key !== 'Tab') e.preventDefault();
    keys[e.key]();
  });
  document.addEventListener('dragstart', (e) => {
    const row = e.target.closest && e.target.closest('li[data-session][draggable="true"]');
    if (!row) return;
    if (held) cancel();
    take(row);
    e.dataTransfer.setData('text/plain', row.dataset.what);
    e.dataTransfer.effectAllowed = 'move';
  });
  document.addEventListener('dragover', (e) => {
    const over = held && e.target.closest('.ed > li');
    if (!over || over === held.row) return;
    e.preventDefault();
    const { top, height } = over.getBoundingClientRect();
    if (e.clientY < top + height / 2) over.before(held.row);
    else over.after(held.row);
  });
  document.addEventListener('drop', (e) => {
    if (!held) return;
    e.preventDefault();
    put();
  });
  document.addEventListener('dragend', () => held && cancel());

  const prepare = () => {
    $$('[data-handle]').forEach((handle) => {
      handle.hidden = false;
      handle.closest('li').draggable = true;
    });
  };
  prepare();
})();
