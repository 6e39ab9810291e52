/* Tablée — la barre des actions groupées : elle compte ce qui est coché et paraît avec la première coche. Sans ce fichier, elle est toujours là. */
(() => {
  'use strict';
  const bar = document.querySelector('[data-bulk]');
  if (!bar) return;
  const form = bar.closest('form'),
    picks = [...form.querySelectorAll('[data-pick]')],
    all = form.querySelector('[data-all]'),
    everybody = form.querySelector('[data-everybody]'),
    count = bar.querySelector('[data-count]'),
    asking = count.textContent;
  const show = () => {
    const picked = picks.filter((box) => box.checked).length,
      whole = Boolean(everybody && everybody.checked);
    /* « Les 312 de ce filtre » dit déjà combien */
    count.textContent = whole
      ? ''
      : picked === 0
        ? asking
        : picked === 1
          ? bar.dataset.one
          : bar.dataset.many.replace('{count}', picked);
    bar.hidden = !whole && picked === 0;
    if (!all) return;
    all.checked = picked > 0 && picked === picks.length;
    all.indeterminate = picked > 0 && picked < picks.length;
  };
  if (all) {
    all.hidden = false;
    all.addEventListener('change', () => {
      picks.forEach((box) => (box.checked = all.checked));
      show();
    });
  }
  form.addEventListener('change', show);
  /* Une page reprise de l'historique garde ses coches */
  addEventListener('pageshow', show);
  show();
})();
