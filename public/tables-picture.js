// Moves people from seat to seat by mouse, finger or keyboard. Each change goes where the list's forms go, and what the server then says is
// shown: nothing is moved on the page that is not moved in the plan. Without this file the seats are still, and the list is the way.
(() => {
  const page = document.querySelector('[data-picture]');
  const bar = page?.querySelector('[data-pickbar]');
  if (!bar) return;
  const one = (selector, root = page) => root.querySelector(selector);
  const every = (selector, root = page) => [...root.querySelectorAll(selector)];
  const base = page.dataset.picture;
  const [say, toast, refused] = ['[data-say]', '[data-toast]', '[data-refused]'].map((selector) => one(selector));
  const fill = (text, values) =>
    Object.entries(values).reduce((said, [key, value]) => said.replace(`{${key}}`, value), text);
  const seats = () => every('[data-person], [data-free]');
  const seatOf = (reference) => seats().find((seat) => seat.dataset.person === reference);
  let live = one('[data-live]');
  let held = null;
  let busy = false;

  const wake = () => {
    every('[disabled]', live).forEach((button) => (button.disabled = false));
    // One stop of the Tab key a table; arrows go from seat to seat.
    const firsts = new Set(every('[data-table] ul, .tray ul', live).map((list) => one('button', list)));
    seats().forEach((seat) => (seat.tabIndex = firsts.has(seat) ? 0 : -1));
  };

  const letGo = () => {
    held = null;
    bar.hidden = true;
    seats().forEach((seat) => {
      if (seat.dataset.person) seat.setAttribute('aria-pressed', 'false');
      seat.classList.remove('is-kin', 'is-over');
    });
  };

  const take = (seat, isDragged = false) => {
    letGo();
    if (!isDragged) toast.hidden = true;
    const { person, name, table, group, locked } = seat.dataset;
    held = { person, name, table, locked: locked !== undefined };
    seat.setAttribute('aria-pressed', 'true');
    if (group)
      seats().forEach((other) => other !== seat && other.classList.toggle('is-kin', other.dataset.group === group));
    one('[data-who]').textContent = fill(table === '0' ? page.dataset.waiting : page.dataset.at, { name, table });
    one('[data-lock-seat]').hidden = table === '0';
    one('[data-lock-seat]').textContent = held.locked ? page.dataset.unlock : page.dataset.lock;
    // Under a dragging hand it would only be in the way.
    bar.hidden = isDragged;
    say.textContent = held.locked ? page.dataset.inert : fill(page.dataset.taken, { name });
  };

  /** Shows the plan as it is now; the person last touched keeps the focus. */
  const refresh = async (focus) => {
    const answer = await fetch(location.href, { headers: { accept: 'text/html' } });
    if (!answer.ok || answer.redirected) return location.reload();
    const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('[data-live]');
    if (!fresh) return location.reload();
    live.replaceWith(fresh);
    live = fresh;
    wake();
    const seat = focus && seatOf(focus);
    if (seat) {
      seat.tabIndex = 0;
      seat.focus({ preventScroll: true });
    }
  };

  const tell = ({ messages = [], since = [], overrulable = false }, again) => {
    const list = (selector, lines) =>
      one(selector).replaceChildren(
        ...lines.map((line) => Object.assign(document.createElement('li'), { textContent: line })),
      );
    list('[data-messages]', messages);
    list('[data-since]', since);
    one('[data-since-title]').hidden = since.length === 0;
    const anyway = one('[data-anyway]');
    anyway.hidden = !overrulable;
    anyway.onclick = again;
    refused.hidden = messages.length === 0;
  };

  const showToast = (text, step) => {
    one('span', toast).textContent = text;
    const button = one('[data-toast-step]', toast);
    button.textContent = step === 'redo' ? page.dataset.redo : page.dataset.undo;
    button.onclick = () => ask('annulation', { do: step }, null, step === 'undo' ? 'redo' : 'undo');
    toast.hidden = false;
  };

  const ask = async (path, fields, focus, undoneBy = 'undo') => {
    if (busy) return;
    busy = true;
    page.setAttribute('aria-busy', 'true');
    const body = new URLSearchParams({ _csrf: one('[name=_csrf]', bar).value, seen: live.dataset.version, ...fields });
    try {
      const answer = await fetch(`${base}/${path}`, { method: 'POST', body, headers: { accept: 'application/json' } });
      if (!answer.headers.get('content-type')?.includes('json')) return location.reload();
      const state = await answer.json();
      letGo();
      await refresh(focus);
      if (answer.ok) {
        tell({});
        const text = state.message ?? (fields.do === 'undo' ? state.redo : state.undo) ?? '';
        const effects = (state.effects ?? []).map((effect) => effect.text).join(' ');
        say.textContent = `${text}. ${effects}`;
        showToast(text, undoneBy);
      } else {
        toast.hidden = true;
        tell(state, () => ask(path, { ...fields, 'quand-meme': 'oui' }, focus));
        say.textContent = '';
        refused.scrollIntoView({ block: 'nearest' });
      }
    } catch {
      tell({ messages: [page.dataset.lost] });
    } finally {
      busy = false;
      page.removeAttribute('aria-busy');
    }
  };

  const phase = () => live.dataset.phase;
  const moveTo = ({ person, table }, to) =>
    ask('deplacements', { ref: person, [`de-${phase()}`]: table, [`vers-${phase()}`]: to }, person);

  const put = (seat) => {
    const from = held;
    if (!from || seat.dataset.person === from.person) {
      letGo();
      say.textContent = page.dataset.dropped;
      return;
    }
    const table = seat.dataset.free ?? seat.dataset.table;
    const other = seat.dataset.person;
    // Seats of one table are all alike: nothing to change.
    if (table === from.table) return other ? take(seat) : letGo();
    if (from.locked) return void (say.textContent = page.dataset.inert);
    if (!other || from.table === '0' || table === '0') {
      if (table === '0' || !other) return moveTo(from, table);
    }
    return ask(
      'echanges',
      { ref: from.person, de: from.table, avec: other, 'de-avec': table, phase: phase() },
      from.person,
    );
  };

  page.addEventListener('click', ({ target }) => {
    const step = target.closest('[data-step]');
    if (step) return ask('annulation', { do: step.dataset.step }, null, step.dataset.step === 'undo' ? 'redo' : 'undo');
    const seat = target.closest('[data-person], [data-free]');
    if (!seat) return;
    if (held) put(seat);
    else if (seat.dataset.person) take(seat);
  });

  page.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && held) {
      const seat = seatOf(held.person);
      letGo();
      say.textContent = page.dataset.dropped;
      seat?.focus();
      return;
    }
    const seat = event.target.closest('[data-person], [data-free]');
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (!seat || !step) return;
    event.preventDefault();
    const all = seats();
    const next = all[all.indexOf(seat) + step];
    if (!next) return;
    next.tabIndex = 0;
    next.focus();
  });

  page.addEventListener('dragstart', (event) => {
    const seat = event.target.closest?.('[data-person]');
    if (!seat) return;
    take(seat, true);
    event.dataTransfer.setData('text/plain', seat.dataset.name);
    event.dataTransfer.effectAllowed = 'move';
  });
  const under = ({ target }) =>
    target.closest?.('[data-person], [data-free]') ?? one('[data-free]', target.closest?.('[data-table]') ?? bar);
  page.addEventListener('dragover', (event) => {
    const seat = held && under(event);
    if (!seat) return;
    event.preventDefault();
    every('.is-over', live).forEach((other) => other.classList.remove('is-over'));
    seat.classList.add('is-over');
  });
  page.addEventListener('drop', (event) => {
    const seat = held && under(event);
    if (!seat) return;
    event.preventDefault();
    put(seat);
  });
  page.addEventListener('dragend', () => !busy && letGo());

  bar.addEventListener('submit', (event) => {
    event.preventDefault();
    if (held) moveTo(held, one('#vers').value.trim());
  });
  one('[data-cancel]').addEventListener('click', letGo);
  one('[data-lock-seat]').addEventListener('click', () => {
    if (held)
      ask(
        'verrous',
        { quoi: 'place', ref: held.person, phase: phase(), verrou: held.locked ? 'non' : 'oui' },
        held.person,
      );
  });
  one('[data-toast-close]').addEventListener('click', () => (toast.hidden = true));
  // Whoever comes back to the page sees what others did meanwhile.
  document.addEventListener('visibilitychange', () => {
    if (!document.hidden && !held && !busy) refresh(null).catch(() => {});
  });
  wake();
})();
