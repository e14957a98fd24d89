// Lets “Test this link” lead to what is typed, as soon as it could be saved.

for (const test of document.querySelectorAll("[data-tests]")) {
  const field = document.getElementById(test.dataset.tests);
  const follow = () => {
    const typed = field.value.trim();
    test.hidden = !isWeb(typed);
    if (!test.hidden) test.href = typed;
  };
  field.addEventListener("input", follow);
  follow();
}

function isWeb(typed) {
  try {
    const { protocol, hostname } = new URL(typed);
    return protocol === "https:" && hostname.includes(".");
  } catch {
    return false;
  }
}
