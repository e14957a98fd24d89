// A form with `data-send-once` is sent once, however often its button is pressed.

for (const form of document.querySelectorAll("[data-send-once]")) {
  let sent = false;
  form.addEventListener("submit", (event) => {
    if (sent) event.preventDefault();
    sent = true;
  });
  addEventListener("pageshow", () => (sent = false)); // somebody came back to it
}
