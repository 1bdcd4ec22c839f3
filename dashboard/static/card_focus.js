// Leads the keyboard to the card that it opened: the row it stood on is gone, or stands far from the card; from a card that
// it closed to what may be opened instead.

const PATIENCE = 1500; // milliseconds in which the card must have come
let byKeyboard = false;
let opened;
addEventListener("keydown", ({ key }) => (byKeyboard = key === "Enter" || key === " "), true);
addEventListener("pointerdown", () => (byKeyboard = false), true);

export default function ({ data: { event, place } }) {
  const isNew = opened !== undefined && event !== opened;
  opened = event;
  if (isNew && byKeyboard) lead(event, place, performance.now() + PATIENCE);
}

function lead(event, place, until) {
  if (event !== opened || performance.now() > until) return;
  const heading = findHeading(event, place);
  if (!heading || !isLost(document.activeElement)) return requestAnimationFrame(() => lead(event, place, until));
  heading.tabIndex = -1;
  heading.focus();
}

function findHeading(event, place) {
  if (event) return [...document.querySelectorAll(".pm-head h2")].find(({ textContent }) => textContent === place);
  return document.querySelector(".st-key-steps") ? null : document.querySelector(".st-key-panel .pm-panel-title");
}

// A button that is still there keeps the keyboard: "Older" is pressed again and again.
const isLost = (active) => !active || active === document.body || active.closest('[class*="st-key-rows-"]');
