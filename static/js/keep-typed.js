// What was typed is not lost when it couldn't be saved because the sign-in had run out, or the server was away: it
// waits in this tab, and is put back when the same person has the same page open again.

const KEY = "typed";
const OURS = /^(csrfmiddlewaretoken|.*_FORMS)$/; // fields that belong to the page, not to the person
const person = document.querySelector("[data-person]")?.dataset.person; // nobody on the sign-in page
const here = location.pathname + location.search;

document.addEventListener("submit", ({ target: form, defaultPrevented }) => {
  if (defaultPrevented || !person || form.method !== "post" || !form.id.endsWith("_form")) return;
  if (form.querySelector("[type=password]")) return;
  const fields = [...new FormData(form)].filter(([name, value]) => typeof value === "string" && !OURS.test(name));
  sessionStorage.setItem(KEY, JSON.stringify({ person, page: here, form: form.id, fields }));
});

const kept = JSON.parse(sessionStorage.getItem(KEY));
if (kept && person) {
  const form = document.getElementById(kept.form);
  const isBack = kept.person === person && kept.page === here;
  if (isBack && form && !document.querySelector(".messagelist, .errornote")) putBack(form, kept.fields);
  if (!isBack || form) sessionStorage.removeItem(KEY); // else this page only says what went wrong
}

function putBack(form, fields) {
  const typed = Map.groupBy(fields, ([name]) => name);
  for (const field of form.elements) {
    if (!field.name || field.type === "file" || OURS.test(field.name)) continue;
    const values = (typed.get(field.name) ?? []).map(([, value]) => value);
    if (field.type === "checkbox" || field.type === "radio") field.checked = values.includes(field.value);
    else if (values.length && field.type !== "submit") field.value = values[0];
    if (values[0] && field.closest("details")) field.closest("details").open = true;
  }
  const note = document.createElement("p");
  note.className = "put-back";
  note.tabIndex = -1;
  note.textContent = "This wasn’t saved yet. What you typed is here again: look it over, then save it.";
  if (form.querySelector("[type=file]")) note.textContent += " A file has to be chosen once more.";
  form.prepend(note);
  note.focus();
}
