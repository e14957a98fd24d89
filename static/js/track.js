// Keeps the tracker current: asks whether anything changed and swaps the content when it did.
// A classic script, not a module, and nothing newer than ES2018: old phones read this page too.
(() => {
  "use strict";

  const EVERY = 15000; // ms between questions
  const AT_MOST = 300000; // ms between questions while the network fails
  const PATIENCE = 10000; // ms to wait for an answer
  const A_LOOK = 2000; // ms in view that count as opened
  const TELL_EVERY = 600000; // ms between two notes that the page is open

  const byId = (id) => document.getElementById(id);
  const main = byId("main");
  const words = main.dataset; // every text comes from the page, in its language
  const say = byId("say");
  const time = byId("freshness-time");
  const button = byId("updates");
  if (!window.fetch || !window.AbortController) return; // the Refresh link stays

  let etag = words.etag;
  let shown = main.innerHTML.trim(); // as the server wrote it, whatever became of it here
  let failures = 0;
  let paused = false;
  let asking = null; // the AbortController of the one request under way
  let timer;
  let told = -TELL_EVERY; // when the shop was last told, on the clock of performance.now()

  function show(text, label) {
    byId("freshness-words").textContent = text;
    byId("freshness").classList.toggle("stopped", paused || failures > 1);
    button.textContent = label;
  }

  function showState() {
    if (failures > 1) show(words.off, words.retry);
    else if (paused) show(words.paused, words.resume);
    else show(words.on, words.pause);
  }

  function plan() {
    clearTimeout(timer);
    if (paused || document.hidden) return;
    const backedOff = Math.min(AT_MOST, EVERY * Math.pow(2, failures));
    timer = setTimeout(ask, failures ? backedOff * (0.75 + Math.random() / 4) : EVERY);
  }

  function stop() {
    clearTimeout(timer);
    if (asking) asking.abort();
    asking = null;
  }

  async function ask() {
    clearTimeout(timer);
    if (asking || paused || document.hidden) return;
    tell();
    const mine = (asking = new AbortController());
    const tooLong = setTimeout(() => mine.abort(), PATIENCE);
    try {
      const answer = await question(mine.signal);
      if (asking !== mine) return; // paused or restarted meanwhile
      const isNews = answer && follow(answer);
      if (!isNews && failures > 1) say.textContent = words.back;
      failures = 0;
    } catch (error) {
      if (asking !== mine) return;
      failures += 1;
      if (failures === 2) say.textContent = `${words.off} ${time.textContent}`;
    } finally {
      clearTimeout(tooLong);
      if (asking === mine) {
        asking = null;
        showState();
        plan();
      }
    }
  }

  // What has changed, or null. Throws when there is no answer to trust.
  async function question(signal) {
    const headers = { "If-None-Match": etag };
    const response = await fetch(words.live, { headers, signal, cache: "no-store", credentials: "same-origin" });
    if (response.status === 304) return null;
    // Gone, if it's we who say so: a proxy knows no page either while its server starts again.
    const isOurs = response.headers.has("X-Robots-Tag");
    if (isOurs && (response.status === 404 || response.status === 410)) location.reload();
    if (!response.ok) throw new Error(response.status);
    const answer = await response.json();
    if (!answer.html) throw new Error("no content");
    return answer;
  }

  // The shop reads "Opened 2 h ago" of its customers, not of programs that look into every link and leave.
  function tell() {
    if (document.hidden || performance.now() - told < TELL_EVERY) return;
    told = performance.now();
    fetch(words.opened, { method: "POST", credentials: "same-origin" }).catch(() => (told = -TELL_EVERY));
  }

  const opened = () => Array.from(main.querySelectorAll("details"), (details) => [details.id, details.open]);

  function reopen(those) {
    those.forEach(([id, was]) => { if (byId(id)) byId(id).open = was; });
  }

  // Masthead, colours and language surround the content: once the shop has changed these, the page opens anew.
  // True if the answer brought any news.
  function follow(answer) {
    return (answer.surroundings !== words.surroundings && openAnew(answer)) || swap(answer);
  }

  // False where the reader's place can't be kept, or where this was done before and brought the old page again.
  function openAnew({ surroundings, say }) {
    try {
      if (sessionStorage.getItem("surroundings") === surroundings) return false;
      sessionStorage.setItem("surroundings", surroundings);
      const place = { live: words.live, opened: opened(), focused: document.activeElement.id, say };
      sessionStorage.setItem("place", JSON.stringify(place));
    } catch (error) {
      return false;
    }
    location.reload(); // which keeps the scroll
    return true;
  }

  // Goes on where the page was that this one was opened in place of.
  function takePlace() {
    let place = null;
    try {
      place = JSON.parse(sessionStorage.getItem("place"));
      sessionStorage.removeItem("place");
    } catch (error) {}
    if (!place || place.live !== words.live) return; // a page that couldn't be opened left it behind
    reopen(place.opened);
    if (byId(place.focused)) byId(place.focused).focus({ preventScroll: true });
    setTimeout(() => (say.textContent = place.say), A_LOOK); // after the title, which is read first
  }

  const topOf = (element) => element.getBoundingClientRect().top;

  // The new film starts where the old one stood; the function returned lets it slide on.
  function holdFilm(from) {
    const film = byId("film");
    if (!film || !from) return () => {};
    const to = film.getAttribute("transform");
    film.setAttribute("transform", from);
    return () => {
      void getComputedStyle(film).transform; // the browser has to have seen the start
      film.setAttribute("transform", to);
    };
  }

  // Whether there was anything to swap: a change can be one that this page doesn't show, and a proxy can lose
  // the mark by which the server knows that nothing has changed.
  function swap(answer) {
    etag = answer.etag;
    document.title = answer.title;
    const next = document.createElement("template");
    next.innerHTML = answer.html;
    if (next.innerHTML.trim() === shown) return false;
    shown = next.innerHTML.trim();

    const focused = main.contains(document.activeElement) && document.activeElement;
    const open = opened();
    const from = byId("film") && byId("film").getAttribute("transform");
    const marks = Array.from(main.querySelectorAll("h2, summary")).filter((mark) => mark.offsetParent);
    const tops = marks.map((mark) => [mark.id, topOf(mark)]);

    main.innerHTML = answer.html;
    main.classList.add("swapped");
    const slide = holdFilm(from);

    reopen(open);
    const still = tops.find(([id, was]) => was >= 0 && byId(id)); // what the reader looks at stays where it is
    if (scrollY && still) scrollBy(0, topOf(byId(still[0])) - still[1]);
    // A control that is gone hands its focus to the content, so that the keyboard goes on from there.
    if (focused) ((focused.id && byId(focused.id)) || main).focus({ preventScroll: true });
    slide();

    time.textContent = answer.updated;
    time.dateTime = answer.updated_iso;
    say.textContent = answer.say;
    return true;
  }

  // Asks now. A question that hangs since before a tunnel, or was frozen with the page, is given up.
  function askAtOnce() {
    stop();
    ask();
  }

  button.addEventListener("click", () => {
    if (failures > 1) {
      failures = 1; // the next failure is told again
      say.textContent = "";
    } else {
      paused = !paused;
      showState();
    }
    askAtOnce();
  });

  document.addEventListener("visibilitychange", askAtOnce);
  addEventListener("online", askAtOnce);
  addEventListener("pageshow", (event) => event.persisted && askAtOnce());

  byId("refresh").hidden = true;
  button.hidden = false;
  showState();
  takePlace();
  plan();
  setTimeout(tell, A_LOOK);
})();
