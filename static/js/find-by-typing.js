// Names the fields in which one types to find a row: the script that draws them leaves them without a label.

document.addEventListener("DOMContentLoaded", () => {
  // After the stock script's own start, which jQuery runs a moment later.
  setTimeout(() => document.querySelectorAll("select.admin-autocomplete").forEach(name), 0);
});

document.addEventListener("formset:added", (event) =>
  setTimeout(() => event.target.querySelectorAll("select.admin-autocomplete").forEach(name), 0),
);

function name(select) {
  const label = select.labels[0];
  const box = select.parentElement.querySelector(".select2-selection");
  if (!label || !box) return;
  label.id ||= `label-of-${select.id}`;
  const chosen = box.querySelector(".select2-selection__rendered");
  box.setAttribute("aria-labelledby", `${label.id} ${chosen.id}`);
  chosen.setAttribute("aria-labelledby", label.id);
  django.jQuery(select).on("select2:open", () => {
    const field = document.querySelector(".select2-container--open .select2-search__field");
    field.setAttribute("aria-label", `Find: ${label.textContent.trim()}`);
    field.focus();
  });
}
