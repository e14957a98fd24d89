// Follows an import: sends its form in the background and draws each step the server tells into the bar.
// Whatever isn't told as steps is left to the browser: the form is sent the plain way, and its answer shown.

const STEPS = "application/x-ndjson";

for (const form of document.querySelectorAll("form[data-tells-progress]")) {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (!form.ariaBusy || form.ariaBusy === "false") follow(form);
  });
  // Come back to with the browser's Back button, the page may be as it was left.
  addEventListener("pageshow", (event) => event.persisted && rest(form));
}

async function follow(form) {
  begin(form);
  try {
    const answer = await fetch(form.action, { method: "POST", body: new FormData(form), headers: { Accept: STEPS } });
    if (!answer.headers.get("Content-Type")?.startsWith(STEPS)) return form.submit();
    for await (const line of lines(answer.body)) {
      const told = JSON.parse(line);
      if (told.go) return location.assign(told.go);
      if (told.again) return form.submit();
      draw(form, told);
    }
  } catch {
    // The connection broke; what follows says so.
  }
  rest(form);
  const problem = form.querySelector("[data-progress-problem]");
  problem.textContent = "The connection broke before the import said it had finished. Press Import again: jobs that are there already are left alone.";
  problem.hidden = false;
}

function begin(form) {
  form.ariaBusy = "true";
  form.querySelector("[type=submit]").disabled = true;
  form.querySelector("[data-progress-problem]").hidden = true;
  form.querySelector(".import-progress").hidden = false;
  announce("Importing…");
}

function rest(form) {
  form.ariaBusy = "false";
  form.querySelector("[type=submit]").disabled = false;
  form.querySelector(".import-progress").hidden = true;
}

function draw(form, { step, done, of }) {
  const bar = form.querySelector("progress");
  bar.max = of;
  bar.value = done;
  form.querySelector("[data-progress-words]").textContent = `${step} ${done.toLocaleString("en")} of ${of.toLocaleString("en")}`;
}

function announce(sentence) {
  document.getElementById("said").textContent = sentence;
}

async function* lines(stream) {
  const reader = stream.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return;
    const whole = (rest + value).split("\n");
    rest = whole.pop();
    yield* whole;
  }
}
