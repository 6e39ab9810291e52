/* Tablée — comportements facultatifs. Sans ce fichier, chaque page reste utilisable. */
(() => {
  'use strict';
  const $ = (s, r = document) => r.querySelector(s),
    $$ = (s, r = document) => [...r.querySelectorAll(s)];

  /* Sommaire d'erreurs : reçoit le focus à l'ouverture ; ses liens mènent au champ */
  const errors = $('[data-errors]');
  if (errors) {
    errors.focus();
    $$('a', errors).forEach((a) =>
      a.addEventListener('click', (e) => {
        const f = document.getElementById(a.hash.slice(1));
        if (!f) return;
        e.preventDefault();
        (f.closest('.field,.group') || f).scrollIntoView({ block: 'start' });
        f.focus({ preventScroll: true });
      }),
    );
  }

  /* Saisie assistée : une liste native (datalist) devient une liste annoncée et tolérante aux accents */
  const fold = (s) =>
    s
      .normalize('NFD')
      .replace(/[\u0300-\u036f]/g, '')
      .replace(/[-'’]/g, ' ')
      .toLowerCase();
  $$('[data-combo]').forEach((box) => {
    const input = $('input', box),
      data = document.getElementById(input.getAttribute('list'));
    if (!data) return;
    const all = $$('option', data).map((o) => ({ v: o.value, k: o.dataset.kind, d: o.dataset.dep }));
    input.removeAttribute('list');
    const list = document.createElement('ul');
    list.className = 'combo-list';
    list.id = input.id + '-liste';
    list.hidden = true;
    list.setAttribute('role', 'listbox');
    list.setAttribute('aria-labelledby', input.id + '-l');
    const status = document.createElement('p');
    status.className = 'sr';
    status.setAttribute('role', 'status');
    box.append(list, status);
    const set = (o) => Object.entries(o).forEach(([k, v]) => input.setAttribute(k, v));
    set({
      role: 'combobox',
      'aria-autocomplete': 'list',
      'aria-expanded': 'false',
      'aria-controls': list.id,
      autocomplete: 'off',
    });
    let at = -1;
    const close = () => {
      list.hidden = true;
      set({ 'aria-expanded': 'false' });
      input.removeAttribute('aria-activedescendant');
      at = -1;
    };
    const mark = (n) => {
      const o = $$('li', list);
      o.forEach((e, k) => e.setAttribute('aria-selected', k === n));
      at = n;
      if (o[n]) {
        set({ 'aria-activedescendant': o[n].id });
        o[n].scrollIntoView({ block: 'nearest' });
      }
    };
    const choose = (n) => {
      const o = $$('li', list)[n];
      if (o) {
        input.value = o.dataset.v;
        close();
      }
    };
    const open = () => {
      const q = fold(input.value.trim());
      if (q.length < 2) return close();
      const hits = all.filter((o) => fold(o.v).includes(q)).slice(0, 8);
      list.innerHTML = '';
      hits.forEach((o, k) => {
        const li = document.createElement('li');
        li.id = `${list.id}-${k}`;
        li.setAttribute('role', 'option');
        li.setAttribute('aria-selected', 'false');
        li.dataset.v = o.v;
        const n = document.createElement('span');
        n.textContent = o.v;
        const t = document.createElement('span');
        t.className = 'kind' + (o.k === 'epci' ? ' kind--epci' : '');
        t.textContent = `${o.k === 'epci' ? 'EPCI' : 'Commune'}, ${o.d}`;
        li.append(n, t);
        li.addEventListener('mousedown', (e) => {
          e.preventDefault();
          choose(k);
        });
        list.append(li);
      });
      status.textContent = hits.length
        ? `${hits.length} proposition${hits.length > 1 ? 's' : ''}`
        : 'Aucune collectivité trouvée';
      list.hidden = !hits.length;
      set({ 'aria-expanded': String(!!hits.length) });
      at = -1;
    };
    input.addEventListener('input', open);
    input.addEventListener('blur', close);
    input.addEventListener('keydown', (e) => {
      const n = $$('li', list).length;
      if (e.key === 'ArrowDown') {
        e.preventDefault();
        list.hidden ? open() : mark((at + 1) % n);
      } else if (e.key === 'ArrowUp' && !list.hidden) {
        e.preventDefault();
        mark((at - 1 + n) % n);
      } else if (e.key === 'Enter' && at >= 0) {
        e.preventDefault();
        choose(at);
      } else if (e.key === 'Escape') close();
    });
  });

  /* Impression */
  $$('[data-print]').forEach((b) => {
    b.hidden = false;
    b.addEventListener('click', () => print());
  });
})();
