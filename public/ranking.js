/* Classement des ateliers : des flèches et un glisser-déposer remplissent les rangs. Sans ce fichier, les listes suffisent. */
(() => {
  'use strict';
  document.querySelectorAll('[data-rank]').forEach(follow);
  /* Une page venue sans changer d’adresse (answering.js). */
  document.addEventListener('answer-page', () => document.querySelectorAll('[data-rank]').forEach(follow));

  function follow(group) {
    const list = group.querySelector('ol'),
      status = group.querySelector('[data-rank-status]'),
      none = group.querySelector('input[type="checkbox"]'),
      ranks = Number(group.dataset.rank);
    const lines = () => [...list.children];
    const select = (line) => line.querySelector('select');
    const renumber = () => {
      lines().forEach((line, k) => (select(line).value = k < ranks ? String(k + 1) : ''));
      list.dispatchEvent(new Event('input', { bubbles: true }));
    };
    const say = (line) => {
      if (none) none.checked = false;
      status.textContent = status.dataset.words
        .replace('{atelier}', line.querySelector('b').textContent)
        .replace('{place}', select(line).value || '—');
    };
    /* Les flèches déplacent ce que l’on voit : l’ordre de départ est celui des rangs déjà choisis. */
    const rankOf = (line) => Number(select(line).value) || Infinity;
    if (lines().some((line) => select(line).value))
      list.append(
        ...lines().sort((one, other) => (rankOf(one) < rankOf(other) ? -1 : Number(rankOf(one) > rankOf(other)))),
      );
    group.querySelectorAll('.moves').forEach((moves) => (moves.hidden = false));
    group.addEventListener('click', (e) => {
      const button = e.target.closest('[data-move]');
      if (!button) return;
      const line = button.closest('li'),
        up = button.dataset.move === '-1',
        other = up ? line.previousElementSibling : line.nextElementSibling;
      if (other) up ? other.before(line) : other.after(line);
      renumber();
      say(line);
      button.focus();
    });
    /* Une liste changée à la main décoche « sans préférence » */
    group.addEventListener('change', (e) => {
      if (none && e.target.tagName === 'SELECT' && e.target.value) none.checked = false;
      if (e.target === none && none.checked) lines().forEach((line) => (select(line).value = ''));
    });
    let dragged = null;
    lines().forEach((line) => {
      line.addEventListener('pointerdown', (e) => (line.draggable = !e.target.closest('select,button')));
      line.addEventListener('dragstart', (e) => {
        dragged = line;
        e.dataTransfer.effectAllowed = 'move';
        e.dataTransfer.setData('text/plain', '');
      });
      line.addEventListener('dragover', (e) => {
        if (!dragged) return;
        e.preventDefault();
        const box = line.getBoundingClientRect();
        if (dragged !== line) e.clientY < box.top + box.height / 2 ? line.before(dragged) : line.after(dragged);
      });
      line.addEventListener('drop', (e) => e.preventDefault());
      line.addEventListener('dragend', () => {
        dragged = null;
        renumber();
        say(line);
      });
    });
  }
})();
