// Keeps the phone beside the settings showing what is typed, and says whether it is saved.

const PAUSE = 250; // milliseconds without a key before the phone is asked to follow
const LOOKING = ["as_plan", "scheme", "on_stage", "csrfmiddlewaretoken"]; // change nothing of the shop

const form = document.querySelector("[data-preview]");
const frame = form.querySelector("iframe");
const logo = form.elements.logo;
const opened = asText(); // what is stored, unless the form came back with mistakes
const cameBack = form.querySelector(".errornote") !== null;

let timer;
let asking = new AbortController();
let coming = null; // the stylesheet that the phone is about to wear
let fresh = false; // whether a logo was chosen that the server hasn’t seen
let held = ""; // that logo as the server made it; it is sent once

form.addEventListener("input", later);
form.addEventListener("change", (event) => {
  if (event.target === logo) [fresh, held] = [logo.files.length > 0, ""];
  later();
});
if (cameBack) frame.addEventListener("load", ask, { once: true });
sayWhetherSaved();

function later() {
  sayWhetherSaved();
  clearTimeout(timer);
  timer = setTimeout(ask, PAUSE);
}

async function ask() {
  asking.abort();
  asking = new AbortController();
  const body = new FormData(form);
  const sent = fresh && showsLogo(body);
  if (!sent) body.delete("logo");
  if (held) body.set("logo_held", "on");
  try {
    const answer = await fetch(form.dataset.preview, { method: "POST", body, signal: asking.signal });
    if (!answer.ok || answer.redirected) return; // signed out meanwhile: saving will say so
    show(new DOMParser().parseFromString(await answer.text(), "text/html"), sent);
  } catch {
    // Another key was pressed meanwhile, or the network is away: the phone stays as it is.
  }
}

// Not on the free plan as it is; the choice of plans is there only on that one.
function showsLogo(body) {
  return !form.elements.as_plan || body.get("as_plan") === "paid";
}

// Puts the page into the frame without loading it anew, so that it neither flickers nor jumps to its top.
function show(page, sent) {
  const shown = frame.contentDocument;
  const picture = page.querySelector(".plate img");
  if (sent) fresh = false;
  if (sent && picture && picture.src.startsWith("data:image/")) held = picture.src; // else it was refused
  if (picture && held) picture.src = held;
  for (const attribute of ["lang", "dir"]) shown.documentElement[attribute] = page.documentElement[attribute];
  dress(shown, page.querySelector("link[rel=stylesheet]").getAttribute("href"), () =>
    shown.body.replaceChildren(...page.body.childNodes),
  );
}

// Goes on once the stylesheet is there; without one the page would stand naked for a moment.
function dress(shown, href, goOn) {
  if (coming) coming.remove();
  coming = null;
  const old = shown.querySelector("link[rel=stylesheet]");
  if (old.getAttribute("href") === href) return goOn();
  const link = (coming = shown.createElement("link"));
  Object.assign(link, { rel: "stylesheet", href });
  link.addEventListener("load", () => {
    if (coming !== link) return;
    coming = null;
    old.remove();
    goOn();
  });
  old.after(link);
}

function asText() {
  const text = [...new FormData(form)].map(([name, value]) => [name, value.name ?? value]);
  return JSON.stringify(text.filter(([name]) => !LOOKING.includes(name)));
}

function sayWhetherSaved() {
  const dirty = cameBack || asText() !== opened;
  form.querySelector("[data-unsaved]").hidden = !dirty;
  const saved = form.querySelector("[data-saved]");
  const sentence = dirty ? "Not saved yet" : "All changes saved";
  if (saved.textContent !== sentence) saved.textContent = sentence;
}
