/* Questions du formulaire : déplacer une ligne à la souris envoie le même formulaire que ses flèches. */
(() => {
  'use strict';
  const list = document.querySelector('[data-form-list]');
  if (!list) return;
  const lines = () => [...list.children];
  let dragged = null,
    from = -1;
  list.addEventListener('submit', (e) => {
    if (e.submitter?.getAttribute('aria-disabled') === 'true') {
      e.preventDefault();
      e.stopImmediatePropagation();
    }
  });
  lines().forEach((line) => {
    line.addEventListener('pointerdown', (e) => (line.draggable = !e.target.closest('a,button')));
    line.addEventListener('dragstart', (e) => {
      dragged = line;
      from = lines().indexOf(line);
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
      const to = lines().indexOf(line),
        form = line.querySelector('[data-place]');
      dragged = null;
      if (to === from) return;
      const place = document.createElement('input');
      place.type = 'hidden';
      place.name = 'place';
      place.value = String(to);
      form.append(place);
      form.submit();
    });
  });
})();
