// Lets a colour be chosen by eye, beside the field in which it is written.

for (const chooser of document.querySelectorAll("[data-colour-of]")) {
  const field = document.getElementById(chooser.dataset.colourOf);
  const follow = () => {
    const written = field.value.trim();
    const short = /^#?([0-9a-f])([0-9a-f])([0-9a-f])$/i.exec(written);
    if (short) chooser.value = `#${short[1]}${short[1]}${short[2]}${short[2]}${short[3]}${short[3]}`;
    else if (/^#?[0-9a-f]{6}$/i.test(written)) chooser.value = `#${written.replace("#", "")}`;
  };
  chooser.value = "#0b6b5a"; // Wraptor’s own, until another is written
  field.addEventListener("input", follow);
  chooser.addEventListener("input", () => {
    field.value = chooser.value.toUpperCase();
    field.dispatchEvent(new Event("input", { bubbles: true }));
  });
  follow();
  chooser.hidden = false;
}
