// Says how many jobs are selected.

const form = document.getElementById("selected");
const words = form.querySelector("[data-count]");

function count() {
  const number = document.querySelectorAll("[name=jobs]:checked").length;
  words.textContent = number ? `${number} selected` : "Selected jobs";
}

document.addEventListener("change", (event) => event.target.name === "jobs" && count());
document.addEventListener("board:swapped", count);
form.addEventListener("reset", () => setTimeout(count, 0)); // once the boxes are empty
