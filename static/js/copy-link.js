// Copy link, Copy message: puts what is in `data-copy` on the clipboard, and says so only once it is there.

const SHOWN_FOR = 2500; // milliseconds

document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copy]");
  if (!button) return;
  try {
    await navigator.clipboard.writeText(button.dataset.copy);
  } catch {
    // Refused, or there is no clipboard at all: browsers keep it from pages on plain http.
    offerByHand(button);
    return;
  }
  sayCopied(button);
});

function sayCopied(button) {
  const words = button.querySelector(".words");
  clearTimeout(button.timer);
  button.dataset.label ||= words.textContent;
  words.textContent = "✓ Copied";
  button.classList.add("copied");
  announce(`${button.dataset.what || "Link"} for ${button.dataset.of} copied.`);
  button.timer = setTimeout(() => {
    words.textContent = button.dataset.label;
    button.classList.remove("copied");
  }, SHOWN_FOR);
}

function announce(sentence) {
  const said = document.getElementById("said");
  said.textContent = ""; // so that the same sentence is read out a second time
  setTimeout(() => (said.textContent = sentence), 50);
}

function offerByHand(button) {
  const dialog = document.getElementById("copy-by-hand");
  const link = dialog.querySelector("input");
  const what = (button.dataset.what || "Link").toLowerCase();
  dialog.querySelector("h2").textContent = `Copy this ${what}`;
  link.value = button.dataset.copy;
  dialog.showModal();
  link.focus();
  link.select();
}
