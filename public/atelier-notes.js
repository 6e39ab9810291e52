// Keeps what is typed without a button. What could not be sent stays in the page and is sent again; without this file the button does it.
(() => {
  const form = document.querySelector('[data-notes]');
  if (!form) return;
  const state = form.querySelector('[data-state]');
  const tell = (text) => (state.textContent = text);
  /** After the last key, in milliseconds; and between two attempts without a network. */
  const REST = 1200;
  const AGAIN = 5000;

  const notes = [...form.querySelectorAll('[data-note]')].map((area) => {
    const base = form.elements[`base-${area.dataset.note}`];
    let timer = 0;
    let sending = false;
    const isKept = () => area.value.trim() === base.value.trim();

    const send = async () => {
      clearTimeout(timer);
      if (sending || isKept()) return;
      sending = true;
      const sent = area.value;
      const kind = area.dataset.note;
      const body = new URLSearchParams({
        _csrf: form.elements._csrf.value,
        table: form.elements.table.value,
        [`texte-${kind}`]: sent,
        [`base-${kind}`]: base.value,
      });
      tell(form.dataset.saving);
      let later = AGAIN;
      try {
        const answer = await fetch(form.action, { method: 'POST', body, headers: { accept: 'application/json' } });
        if (!answer.headers.get('content-type')?.includes('json')) {
          // Logged out, or a page too old: the text stays here, and sending it again would not help.
          later = 0;
          tell(form.dataset.refused);
        } else {
          const { kept, message } = await answer.json();
          if (message) {
            later = 0;
            tell(message);
          } else {
            // Whoever typed on goes on from what was sent; else what others added is shown.
            const goesOn = area.value !== sent;
            base.value = goesOn ? sent : kept[kind];
            if (!goesOn && area.value.trim() !== kept[kind]) area.value = kept[kind];
            later = goesOn ? REST : 0;
            tell(
              form.dataset.kept.replace(
                '{at}',
                new Date().toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' }),
              ),
            );
          }
        }
      } catch {
        tell(form.dataset.waiting);
      }
      sending = false;
      if (later > 0) timer = setTimeout(send, later);
    };

    area.addEventListener('input', () => {
      clearTimeout(timer);
      timer = setTimeout(send, REST);
    });
    area.addEventListener('blur', send);
    return { isKept, send };
  });

  addEventListener('online', () => notes.forEach(({ send }) => send()));
  let leaving = false;
  form.addEventListener('submit', () => (leaving = true));
  addEventListener('beforeunload', (event) => {
    if (!leaving && notes.some(({ isKept }) => !isKept())) event.preventDefault();
  });
})();
