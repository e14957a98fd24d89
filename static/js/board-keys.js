// Alt and an arrow key move the card that has the focus to the column beside it.

document.addEventListener("keydown", (event) => {
  const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
  const card = event.target.closest?.(".column .job");
  if (!card || !step || !event.altKey || event.ctrlKey || event.metaKey) return;
  event.preventDefault(); // it would leave the page
  const columns = [...document.querySelectorAll("#lists .column")];
  const column = columns[columns.indexOf(card.closest(".column")) + step];
  if (!column) return;
  const [name, value] = column.dataset.drop.split("=");
  card.dispatchEvent(new CustomEvent("board:order", { bubbles: true, detail: { name, value } }));
});
