// Orders from the board: opens the Move menu, sends what is ordered without leaving the page, says what came of it.
// Other modules order by an event: `board:order` on a card, with what the pressed button would be named and worth.

const lists = document.getElementById("lists"); // not there on the page of one list, where forms go their plain way
const toast = document.getElementById("toast");
const said = document.getElementById("said");
const undoForm = toast.querySelector("form");
const RING = 4000; // ms
const TRY_AGAIN = "That didn’t reach the server. Check your connection and try again.";

// --- The menu: one for each stage, filled in for the card it is opened from ---------------------

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-menu]");
  const menu = link && document.getElementById(`menu-${link.dataset.menu}`);
  if (!menu || !menu.showPopover || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  const card = link.closest(".job");
  const active = card.dataset.state === "active";
  menu.card = card;
  menu.setAttribute("aria-label", `Move ${card.dataset.label}`);
  menu.querySelector("[data-whose]").textContent = card.dataset.label;
  menu.querySelector("[value=on_hold]").hidden = !active;
  menu.querySelector("[value=active]").hidden = active;
  link.focus(); // which gets it back when the menu closes
  menu.showPopover({ source: link });
  (menu.querySelector("[data-next]") ?? menu.querySelector("button:not(:disabled)")).focus();
});

// --- Orders -------------------------------------------------------------------------------------

document.addEventListener("submit", (event) => {
  const form = event.target.closest("form[data-order]");
  if (!form || !lists) return;
  event.preventDefault();
  const button = event.submitter;
  if (form.popover) {
    form.hidePopover();
    order(form.card, button.name, button.value);
  } else {
    sendForm(form, button);
  }
});

async function sendForm(form, button) {
  const body = new FormData(form, button);
  const done = await send(form.action, body);
  if (form === undoForm && toast.contains(document.activeElement)) document.activeElement.blur(); // it is gone
  if (done && form === undoForm) land(body.getAll("step").map((step) => `job-${step.split(".")[0]}`));
}

document.addEventListener("board:order", (event) => order(event.target, event.detail.name, event.detail.value));

// Move a card at once; put it back if the server says no.
async function order(card, name, value) {
  if (card.ariaBusy === "true") return; // one order at a time
  const from = card.closest("[data-list]");
  const to = document.querySelector(`[data-drop="${name}=${value}"]`);
  const body = new FormData(undoForm); // for its token
  body.delete("step");
  body.set("seen", card.querySelector("[name=jobs]").value);
  body.set(name, value);
  [from, to].forEach((list) => list && body.append("list", list.id));
  toast.hidden = true; // its Undo was for the order before
  card.classList.remove("just");
  const putBack = to && to !== from ? put(card, from, to) : () => {};
  card.ariaBusy = "true";
  const done = await send(card.querySelector("[data-menu]").href, body);
  card.ariaBusy = null;
  if (!done && card.isConnected) putBack();
  land(done ? [card.id] : []);
}

// Show where cards are now: a ring on each, the first one in view; the focus goes there if it is nowhere else.
function land(ids) {
  const cards = ids.map((id) => document.getElementById(id)).filter(Boolean);
  cards.forEach((card) => card.classList.add("just"));
  setTimeout(() => cards.forEach((card) => card.classList.remove("just")), RING);
  const drawer = cards[0]?.closest("details:not([open])");
  const target = drawer ? drawer.querySelector("summary") : cards[0]?.querySelector("[data-menu]");
  (drawer ?? cards[0])?.scrollIntoView({ block: "nearest", inline: "nearest" });
  if (document.activeElement === document.body) (target ?? lists.querySelector(".board")).focus({ preventScroll: true });
}

function put(card, from, to) {
  const focused = card.contains(document.activeElement) && document.activeElement;
  const place = document.createComment("");
  card.before(place);
  to.querySelector("ul").prepend(card);
  to.hidden = false; // a search hides what is empty
  [from, to].forEach((list) => list.removeAttribute("data-version")); // no longer what the server sent
  if (focused) focused.focus({ preventScroll: true });
  return () => {
    const held = card.contains(document.activeElement) && document.activeElement;
    place.replaceWith(card);
    if (held) held.focus({ preventScroll: true });
  };
}

// Whether the order was carried out. Lists that changed come along with the answer, yes or no.
async function send(url, body) {
  const query = new URLSearchParams(location.search).get("q");
  if (query) body.set("q", query);
  document.dispatchEvent(new CustomEvent("board:asking", { detail: body }));
  let response, answer;
  try {
    response = await fetch(url, { method: "POST", body, headers: { Accept: "application/json" } });
    answer = await response.json();
  } catch {
    if (response) location.reload(); // signed out, or a page that is too old: the server has a page to say so
    tell(TRY_AGAIN, []);
    return false;
  }
  document.dispatchEvent(new CustomEvent("board:fresh", { detail: answer.html }));
  tell(answer.said, answer.undo);
  return response.ok;
}

function tell(sentence, undo) {
  toast.firstElementChild.textContent = sentence;
  undoForm.querySelectorAll("[name=step]").forEach((field) => field.remove());
  undo.forEach((step) => {
    const field = document.createElement("input");
    Object.assign(field, { type: "hidden", name: "step", value: step });
    undoForm.append(field);
  });
  undoForm.hidden = undo.length === 0;
  toast.hidden = false;
  said.textContent = ""; // so that the same sentence is read out a second time
  setTimeout(() => (said.textContent = sentence + (undo.length ? " You can undo this at the end of the page." : "")), 50);
}

toast.addEventListener("click", (event) => {
  if (event.target.closest("[data-dismiss]")) toast.hidden = true;
});
