// Drag and drop: a card dropped on a list is ordered to it, as its Move menu would.

let dragged = null;

document.addEventListener("dragstart", (event) => {
  const card = event.target.closest?.(".job[draggable]");
  if (!card || event.target !== card) return; // a link in it is dragged by itself
  dragged = card;
  event.dataTransfer.effectAllowed = "move";
  event.dataTransfer.setData("text/plain", card.dataset.label);
  setTimeout(() => card.classList.add("dragged"), 0); // after the browser has drawn what is dragged
});

document.addEventListener("dragover", (event) => {
  const list = listUnder(event);
  if (list) event.preventDefault();
  mark(list);
});

document.addEventListener("drop", (event) => {
  const list = listUnder(event);
  if (!list) return;
  event.preventDefault();
  const [name, value] = list.dataset.drop.split("=");
  dragged.dispatchEvent(new CustomEvent("board:order", { bubbles: true, detail: { name, value } }));
});

document.addEventListener("dragend", () => {
  dragged?.classList.remove("dragged");
  dragged = null;
  mark(null);
});

// The list a card could be dropped on here; not the one it comes from.
function listUnder(event) {
  const list = dragged && event.target.closest?.("[data-list]");
  return list?.dataset.drop && list !== dragged.closest("[data-list]") ? list : null;
}

function mark(list) {
  document.querySelectorAll(".over").forEach((other) => other !== list && other.classList.remove("over"));
  list?.classList.add("over");
}
