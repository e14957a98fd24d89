// Moves a stage by dragging its handle, by its arrows or by Alt with an arrow key, without leaving the page.
// Each row holds a form that does the same without this file.

const EDGE = 60; // px from the window’s edge where dragging scrolls
const STEP = 12; // px it scrolls at a time

const order = () => document.querySelector("[data-order]");
const rowOf = (element) => element.closest("[data-order] > li");
const placeOf = (row) => [...order().children].indexOf(row) + 1;

let sending = Promise.resolve(); // one after the other: each needs the order that the one before it left

function move(id, placeFor) {
  sending = sending.then(() => send(document.getElementById(id), placeFor));
  return sending;
}

async function send(row, placeFor) {
  if (!row) return;
  const form = row.querySelector("form");
  const body = new FormData(form);
  body.set("place", placeFor(row));
  let answer;
  try {
    answer = await fetch(form.action, { method: "POST", body });
    if (!answer.ok) throw new Error(answer.status);
  } catch {
    say("That couldn’t be saved. Load this page again to see how the stages stand.");
    return;
  }
  if (new URL(answer.url).pathname !== location.pathname) {
    location.assign(answer.url); // something to decide first, or to sign in
    return;
  }
  show(new DOMParser().parseFromString(await answer.text(), "text/html"), row.id);
}

function show(page, moved) {
  const focused = order().contains(document.activeElement) && document.activeElement.id;
  order().replaceWith(page.querySelector("[data-order]"));
  const row = document.getElementById(moved);
  if (row) row.classList.add("just-moved");
  if (focused) focusOn(document.getElementById(focused));
  say(page.querySelector(".messagelist")?.textContent.trim() || "");
}

function focusOn(control) {
  if (!control) return;
  const spare = control.disabled && control.form.querySelector("button:not([disabled])");
  (spare || control).focus();
}

function say(sentence) {
  const said = document.querySelector("[data-said]");
  said.textContent = ""; // so that the same sentence is read out a second time
  setTimeout(() => (said.textContent = sentence), 50);
}

document.addEventListener("submit", (event) => {
  const row = rowOf(event.target);
  if (!row || !event.submitter) return;
  event.preventDefault();
  const step = "up" in event.submitter.dataset ? -1 : 1;
  move(row.id, (now) => Math.max(1, placeOf(now) + step));
});

document.addEventListener("keydown", (event) => {
  const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
  const row = event.altKey && step && rowOf(event.target);
  if (!row) return;
  event.preventDefault();
  move(row.id, (now) => Math.max(1, placeOf(now) + step));
});

// The dragged row stays where it is in the document, so that it keeps the pointer: the others go around it.

let drag = null;

document.addEventListener("pointerdown", (event) => {
  const handle = event.button === 0 && event.target.closest("[data-handle]");
  if (!handle || drag) return;
  event.preventDefault();
  const row = rowOf(handle);
  drag = { row, pointer: event.pointerId, from: placeOf(row) };
  handle.setPointerCapture(event.pointerId);
  row.classList.add("dragged");
});

document.addEventListener("pointermove", (event) => {
  if (!drag || event.pointerId !== drag.pointer) return;
  if (event.clientY < EDGE) scrollBy(0, -STEP);
  if (event.clientY > innerHeight - EDGE) scrollBy(0, STEP);
  const middle = (row) => (row.getBoundingClientRect().top + row.getBoundingClientRect().bottom) / 2;
  const { previousElementSibling: before, nextElementSibling: after } = drag.row;
  if (before && event.clientY < middle(before)) drag.row.after(before);
  else if (after && event.clientY > middle(after)) drag.row.before(after);
});

function putBack() {
  const others = [...order().children].filter((row) => row !== drag.row);
  others.slice(0, drag.from - 1).forEach((row) => drag.row.before(row));
  others.slice(drag.from - 1).reverse().forEach((row) => drag.row.after(row));
}

function stop() {
  drag.row.classList.remove("dragged");
  drag = null;
}

document.addEventListener("pointerup", (event) => {
  if (!drag || event.pointerId !== drag.pointer) return;
  const { row, from } = drag;
  const to = placeOf(row);
  if (to !== from) putBack(); // until the server has said yes
  stop();
  if (to !== from) move(row.id, () => to);
});

document.addEventListener("pointercancel", () => {
  if (drag) putBack(), stop();
});

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && drag) putBack(), stop();
});
