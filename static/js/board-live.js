// Keeps the board current: puts in place what has changed, asks again while the page is in view, loads more cards.

const EVERY = 30000; // ms between questions while the board is in view
const FIRST = 50; // cards the server shows of a list unless it is asked for more
const CONTROLS = "a, button, input";

const lists = document.getElementById("lists");
let version = lists?.dataset.version; // of what the server sent last, as its ETag
let timer;

// --- Putting in place ---------------------------------------------------------------------------

document.addEventListener("board:fresh", (event) => {
  version = ""; // these were perhaps not all lists
  swap(event.detail);
});

function swap(html) {
  const fresh = document.createElement("template");
  fresh.innerHTML = html;
  const focus = whereFocusIs();
  const parts = [...fresh.content.querySelectorAll("[data-version]")];
  const stages = columnsOf(fresh.content);
  if (stages.join() === columnsOf(lists).join()) parts.forEach(replace);
  else if (fresh.content.querySelectorAll(".column").length === stages.length) lists.replaceChildren(fresh.content);
  else setTimeout(ask, 0); // a stage came, went or has another place, and these are not all lists
  focus();
  document.dispatchEvent(new CustomEvent("board:swapped"));
}

// The columns in their order, as the chips above them name them, whichever lists came along.
const columnsOf = (root) => [...root.querySelectorAll("#jump a")].map((chip) => chip.hash);

function replace(part) {
  const old = document.getElementById(part.id);
  if (old.dataset.version === part.dataset.version) return;
  const chosen = new Set([...old.querySelectorAll("[name=jobs]:checked")].map((box) => box.closest(".job").id));
  const [left, top] = [old.scrollLeft, old.querySelector("ul")?.scrollTop];
  if (old.open) part.open = true;
  old.replaceWith(part);
  part.scrollLeft = left; // the chips on a phone
  if (top) part.querySelector("ul").scrollTop = top;
  document.querySelectorAll("[name=jobs]").forEach((box) => {
    if (chosen.has(box.closest(".job").id)) box.checked = true;
  });
}

// Remembers which control of which card has the focus; the function returned gives it back.
function whereFocusIs() {
  const active = document.activeElement;
  const card = active?.closest(".job");
  const list = active?.closest("[data-list]");
  if (!list) return () => {};
  const at = card ? [...card.querySelectorAll(CONTROLS)].indexOf(active) : -1;
  return () => {
    if (document.activeElement === active && active.isConnected) return;
    const now = card && document.getElementById(card.id);
    const control = now?.querySelectorAll(CONTROLS)[at];
    const drawer = now?.closest("details");
    if (control && (!drawer || drawer.open)) return control.focus({ preventScroll: true });
    const instead = document.getElementById(list.id)?.querySelector("summary, h2");
    if (!instead) return;
    if (instead.tagName === "H2") instead.tabIndex = -1;
    instead.focus({ preventScroll: true });
  };
}

// --- Asking again -------------------------------------------------------------------------------

async function ask() {
  clearTimeout(timer);
  if (document.hidden) return;
  timer = setTimeout(ask, EVERY);
  if (document.querySelector(".moves:popover-open, .dragged, .job[aria-busy=true]")) return;
  const question = new URLSearchParams(new FormData(document.querySelector(".find")));
  shown().forEach((list) => question.append("shown", list));
  question.append("job", lists.dataset.comeFrom);
  try {
    const headers = version ? { "If-None-Match": `"${version}"` } : {};
    const response = await fetch(`${lists.dataset.live}?${question}`, { headers, cache: "no-store" });
    if (response.redirected) location.reload(); // signed out
    if (response.status !== 200) return;
    const html = await response.text();
    if (document.querySelector(".moves:popover-open, .dragged, .job[aria-busy=true]")) return;
    swap(html);
    version = response.headers.get("ETag")?.replaceAll('"', "");
  } catch {
    // Without a network the board stays as it is, and the next question may be answered.
  }
}

// Lists of which more than the first cards are shown, and how many, as the server reads it.
const shown = () =>
  [...document.querySelectorAll("[data-list]")]
    .filter((list) => Number(list.dataset.shown) > FIRST)
    .map((list) => `${list.id}.${list.dataset.shown}`);

document.addEventListener("board:asking", (event) => shown().forEach((list) => event.detail.append("shown", list)));

// --- More of a list -----------------------------------------------------------------------------

document.addEventListener("click", async (event) => {
  const link = event.target.closest("a[data-more]");
  if (!link || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  const list = link.closest("[data-list], .column");
  const answer = await fetch(`${link.href}&part`).catch(() => null);
  if (!answer?.ok || answer.redirected) return location.assign(link.href);
  const more = document.createElement("template");
  more.innerHTML = await answer.text();
  more.content.querySelectorAll(".job").forEach((card) => document.getElementById(card.id)?.remove());
  const first = more.content.querySelector(".job h3 a");
  list.dataset.shown = Number(list.dataset.shown) + more.content.querySelectorAll(".job").length;
  link.closest("li").replaceWith(more.content);
  first?.focus();
});

if (lists) {
  document.addEventListener("visibilitychange", ask);
  addEventListener("online", ask);
  addEventListener("pageshow", (event) => event.persisted && ask());
  timer = setTimeout(ask, EVERY);
}
