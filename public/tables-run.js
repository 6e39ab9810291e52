// The planner's progress without loading the page again; without this file a link does it.
(() => {
  const run = document.querySelector('[data-run]');
  if (!run) return;
  const gauge = run.querySelector('progress');
  const look = async () => {
    try {
      const answer = await fetch(run.dataset.run, { headers: { accept: 'application/json' } });
      const { state, progress, best } = await answer.json();
      if (state !== 'running') return location.reload();
      gauge.value = progress;
      if (best) run.querySelector('[data-best]').textContent = best;
    } catch {
      // The network comes back, or whoever waits loads the page again.
    }
    setTimeout(look, 1000);
  };
  setTimeout(look, 1000);
})();
