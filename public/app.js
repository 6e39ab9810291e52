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

  /* Questions qui dépendent de l'employeur : ce que l'on en sait les montre ou les cache ; sinon toutes restent visibles */
  const employers = $('[data-employers]'),
    freeKind = $('#collectivityKind');
  const employer = (known) => {
    const kind = (freeKind && freeKind.value) || known;
    if (employers) $$('[data-kind]', employers).forEach((box) => (box.checked = !kind || box.dataset.kind === kind));
  };
  if (employers) employer(employers.dataset.employers);
  if (freeKind) freeKind.addEventListener('change', () => employer(''));

  /* Saisie assistée : le serveur propose des collectivités pendant la frappe ; sans réponse, le champ reste un champ */
  $$('[data-combo-url]').forEach((box) => {
    const input = $('input', box),
      words = box.dataset,
      hint = $('[data-territory]');
    const make = (tag, className, role) => {
      const element = document.createElement(tag);
      element.className = className;
      if (role) element.setAttribute('role', role);
      return element;
    };
    const list = make('ul', 'combo-list', 'listbox'),
      status = make('p', 'sr', 'status');
    list.id = input.id + '-liste';
    list.hidden = true;
    list.setAttribute('aria-labelledby', input.id + '-l');
    box.append(list, status);
    const set = (o) => Object.entries(o).forEach(([k, v]) => input.setAttribute(k, v));
    set({
      role: 'combobox',
      'aria-autocomplete': 'list',
      'aria-expanded': 'false',
      'aria-controls': list.id,
    });
    /* « off » seulement pendant la frappe : sinon le navigateur oublie la réponse au retour sur la page */
    const usual = input.autocomplete;
    input.addEventListener('focus', () => set({ autocomplete: 'off' }));
    let items = [],
      at = -1,
      timer,
      asked;
    const close = () => {
      list.hidden = true;
      set({ 'aria-expanded': 'false' });
      input.removeAttribute('aria-activedescendant');
      at = -1;
    };
    const mark = (n) => {
      [...list.children].forEach((e, k) => e.setAttribute('aria-selected', k === n));
      at = n;
      set({ 'aria-activedescendant': list.children[n].id });
      list.children[n].scrollIntoView({ block: 'nearest' });
    };
    const choose = (n) => {
      const { label, territory, type, kind } = items[n];
      input.value = label;
      /* Un nom de la liste n'est plus une saisie libre */
      if (freeKind) freeKind.value = '';
      employer(type === 'other' ? kind : type);
      status.textContent = '';
      status.className = 'sr';
      if (hint) {
        hint.hidden = !territory;
        hint.dataset.territory = territory || '';
        const text = $('[data-words]', hint);
        text.textContent = text.dataset.words.replace('{territory}', territory || '');
      }
      close();
    };
    const show = (found) => {
      items = found;
      list.replaceChildren(
        ...items.map(({ label, type, former }, k) => {
          const option = make('li', '', 'option'),
            name = make('span', ''),
            kind = make('span', `kind${type === 'commune' ? '' : ` kind--${type}`}`);
          option.id = `${list.id}-${k}`;
          option.setAttribute('aria-selected', 'false');
          name.textContent = former ? `${label}, ${former}` : label;
          kind.textContent = words[type] || '';
          option.append(name, kind);
          option.addEventListener('mousedown', (e) => {
            e.preventDefault();
            choose(k);
          });
          return option;
        }),
      );
      const count = items.length;
      status.textContent = count ? words.found.replace('{count}', count) : words.nothing;
      /* La liste se voit ; son absence doit se lire */
      status.className = count ? 'sr' : 'hint';
      list.hidden = !count;
      set({ 'aria-expanded': String(count > 0) });
      input.removeAttribute('aria-activedescendant');
      at = -1;
    };
    const ask = async () => {
      const typed = input.value.trim();
      if (asked) asked.abort();
      if (typed.length < 2) return close();
      asked = new AbortController();
      try {
        const answer = await fetch(`${words.comboUrl}?q=${encodeURIComponent(typed)}`, { signal: asked.signal });
        if (!answer.ok) return close();
        const { items: found } = await answer.json();
        if (document.activeElement === input && input.value.trim() === typed) show(found);
      } catch {
        close();
      }
    };
    input.addEventListener('input', () => {
      employer('');
      clearTimeout(timer);
      timer = setTimeout(ask, 120);
    });
    input.addEventListener('blur', () => {
      set({ autocomplete: usual });
      close();
    });
    input.addEventListener('keydown', (e) => {
      const n = items.length;
      if (e.key === 'ArrowDown') {
        e.preventDefault();
        if (list.hidden) ask();
        else mark((at + 1) % n);
      } else if (e.key === 'ArrowUp' && !list.hidden) {
        e.preventDefault();
        // From the field itself (-1) the arrow up leads to the last one.
        mark((Math.max(at, 0) - 1 + n) % n);
      } else if (e.key === 'Enter' && !list.hidden && at >= 0) {
        e.preventDefault();
        choose(at);
      } else if (e.key === 'Escape' && !list.hidden) {
        e.preventDefault();
        close();
      }
    });
  });

  /* Une proposition se reprend d'un clic dans son champ */
  $$('[data-take]').forEach((button) => {
    button.hidden = false;
    button.addEventListener('click', () => {
      const field = document.getElementById(button.dataset.take);
      field.value = button.closest('[data-territory]').dataset.territory;
      field.focus();
    });
  });

  /* Un double clic n'envoie un formulaire qu'une fois ; une page reprise de l'historique peut le renvoyer */
  $$('form[method="post"]').forEach((form) => {
    form.addEventListener('submit', (e) => {
      // Ce qui va dans un cadre (un aperçu) n'envoie rien : on peut le redemander.
      if (e.submitter?.hasAttribute('formtarget')) return;
      if (form.dataset.sent) e.preventDefault();
      form.dataset.sent = 'yes';
    });
    addEventListener('pageshow', () => delete form.dataset.sent);
  });

  /* Impression */
  $$('[data-print]').forEach((b) => {
    b.hidden = false;
    b.addEventListener('click', () => print());
  });
})();
