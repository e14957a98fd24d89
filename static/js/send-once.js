// A form is sent once, however often its button is pressed: the second time it would be told that it is out of date.

let sent = new WeakSet();

// At the window, where it is known which forms another module has taken on itself.
addEventListener("submit", (event) => {
  if (event.defaultPrevented || event.target.method !== "post") return;
  if (sent.has(event.target)) event.preventDefault();
  sent.add(event.target);
});

addEventListener("pageshow", () => (sent = new WeakSet())); // somebody came back to it
