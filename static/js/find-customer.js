// Finds one of the shop's customers while their name is being typed; whoever isn't found is somebody new.
// A combobox as in https://www.w3.org/WAI/ARIA/apg/patterns/combobox/: the focus never leaves the field.

const PAUSE = 150; // milliseconds without a key before the question is asked
const MOST = 8; // customers listed

const row = document.querySelector("[data-find-customer]");
const field = row.querySelector("input[type=text]");
const list = row.querySelector("[role=listbox]");
const chosen = row.querySelector("[data-chosen]");
const newcomer = document.querySelector("[data-new-customer]");
let id = row.querySelector("input[type=hidden][name=customer]");
let asking = null; // the AbortController of the question under way
let timer;

row.querySelector("[name=_find]").remove();
for (const [name, value] of Object.entries({
  role: "combobox",
  "aria-autocomplete": "list",
  "aria-controls": list.id,
  "aria-expanded": "false",
})) {
  field.setAttribute(name, value);
}
if (id && id.value) choose({ id: id.value, text: field.value }, { quietly: true });

field.addEventListener("input", () => {
  forget();
  clearTimeout(timer);
  timer = setTimeout(find, PAUSE);
});

field.addEventListener("keydown", (event) => {
  if (event.isComposing) return;
  const options = [...list.children];
  if (list.hidden) {
    if (event.key === "ArrowDown" && field.value.trim()) find();
    return;
  }
  const here = options.findIndex((option) => option.ariaSelected === "true");
  if (event.key === "ArrowDown") mark(options[(here + 1) % options.length]);
  else if (event.key === "ArrowUp") mark(options[(here > 0 ? here : options.length) - 1]);
  else if (event.key === "Enter" && here >= 0) options[here].click();
  else if (event.key === "Escape") close();
  else if (event.key === "Enter") return close(); // as written: a new customer
  else return;
  event.preventDefault();
});

field.addEventListener("blur", close);
list.addEventListener("pointerdown", (event) => event.preventDefault()); // the focus stays in the field
list.addEventListener("click", (event) => {
  const option = event.target.closest("[role=option]");
  if (!option) return;
  if (option.found) choose(option.found);
  else welcome();
});

async function find() {
  const term = field.value.trim();
  if (asking) asking.abort();
  if (!term) return close();
  const mine = (asking = new AbortController());
  try {
    const address = `${row.dataset.findCustomer}&term=${encodeURIComponent(term)}`;
    const response = await fetch(address, { signal: mine.signal });
    if (!response.ok) return close();
    const { results } = await response.json();
    if (asking === mine && document.activeElement === field) show(results.slice(0, MOST), term);
  } catch {
    if (asking === mine) close(); // without an answer what is written is a new customer; the server asks again
  }
}

function show(found, term) {
  list.replaceChildren(...found.map((customer) => option(customer.text, customer.hint, customer)));
  list.append(option(`New customer “${term}”`, "", null));
  list.hidden = false;
  field.ariaExpanded = "true";
  field.removeAttribute("aria-activedescendant");
  announce(found.length === 1 ? "1 customer found." : `${found.length} customers found.`);
}

function option(text, hint, found) {
  const made = document.createElement("li");
  made.id = `customer-option-${list.children.length}-${found ? found.id : "new"}`;
  made.role = "option";
  made.ariaSelected = "false";
  made.found = found;
  for (const [words, name] of [[text, ""], [hint, "quiet"]]) {
    if (!words) continue;
    const part = document.createElement("bdi");
    part.textContent = words;
    part.className = name;
    made.append(part, " ");
  }
  return made;
}

function mark(chosenOption) {
  for (const each of list.children) each.ariaSelected = String(each === chosenOption);
  field.setAttribute("aria-activedescendant", chosenOption.id);
  chosenOption.scrollIntoView({ block: "nearest" });
}

function close() {
  clearTimeout(timer);
  if (asking) asking.abort();
  asking = null;
  list.hidden = true;
  field.ariaExpanded = "false";
  field.removeAttribute("aria-activedescendant");
}

function choose(customer, { quietly = false } = {}) {
  forget();
  id.value = customer.id;
  field.value = customer.text;
  newcomer.hidden = true;
  chosen.hidden = false;
  chosen.textContent = ["✓ Your customer", customer.hint].filter(Boolean).join(" · ");
  close();
  if (!quietly) announce(`${customer.text} is chosen.`);
}

// Somebody new: on to how to reach them.
function welcome() {
  close();
  newcomer.querySelector("input").focus();
}

// What was chosen before doesn't hold for what is being typed now.
function forget() {
  const offered = row.querySelector("[data-offered]");
  if (offered) offered.remove();
  if (!id) {
    id = Object.assign(document.createElement("input"), { type: "hidden", name: "customer" });
    row.append(id);
  }
  id.value = "";
  newcomer.hidden = false;
  chosen.hidden = true;
}

function announce(sentence) {
  document.getElementById("said").textContent = sentence;
}
