// Shows, while a stage’s name or sentence is typed, what customers will read.

const PAUSE = 200; // milliseconds without a key before it asks

const panel = document.querySelector("[data-reads]");
const form = panel.closest("form");
let timer;
let asking = new AbortController();

form.addEventListener("input", () => {
  clearTimeout(timer);
  timer = setTimeout(ask, PAUSE);
});

async function ask() {
  asking.abort();
  asking = new AbortController();
  const typed = new URLSearchParams({ stage: panel.dataset.stage });
  for (const name of ["name", "sentence", "after"]) {
    if (form.elements[name]) typed.set(name, form.elements[name].value);
  }
  try {
    const answer = await fetch(`${panel.dataset.reads}?${typed}`, { signal: asking.signal });
    if (answer.ok && !answer.redirected) panel.querySelector("[data-reading]").innerHTML = await answer.text();
  } catch {
    // Another key was pressed meanwhile, or the network is away: what stands there stays.
  }
}
