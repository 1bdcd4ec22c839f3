// The page's own buttons that drop filters and open or close the panel of filters: what is dropped leaves the map at once, as
// a choice in the panel does, and the keyboard goes on from beside what has gone away.

const { memory } = await import(`./map_still.js${new URL(import.meta.url).search}`);

const PATIENCE = 5000; // milliseconds in which a button must have gone
const SETTLING = 1000; // milliseconds in which all that an answer brings is there
const DROPS = "st-key-drop-", UNBLOCKS = "st-key-unblock-";
const PANEL = { itself: '[data-testid="stSidebar"]', opens: '[data-testid="stExpandSidebarButton"]', closes: '[data-testid="stSidebarCollapseButton"] button' };

// Before Streamlit's own listeners: it hears of what was dropped from the rail, where that could do it.
addEventListener("click", (event) => {
  const button = event.target.closest?.("button");
  if (!button) return;
  const name = nameOf(button);
  if (name && (name === "*" ? memory.rail?.dropAll() : memory.rail?.drop([name]))) event.stopImmediatePropagation();
  const next = name ? findNextFilter(button) : findPanelButton(button);
  if (next) lead(next, performance.now() + PATIENCE);
}, true);

// Gives which filter a button drops, "*" for all of them.
function nameOf(button) {
  if (button.closest(".st-key-clear, .st-key-unblock")) return "*";
  const classes = [...(button.closest(`[class*="${DROPS}"], [class*="${UNBLOCKS}"]`)?.classList ?? [])];
  const key = classes.find((one) => one.startsWith(DROPS) || one.startsWith(UNBLOCKS));
  return key?.replace(DROPS, "").replace(UNBLOCKS, "");
}

// After a filter comes the one that stood behind it, or before it; after the last one what all of them leave.
function findNextFilter(button) {
  const list = () => listSeen(`.st-key-active-filters [class*="${DROPS}"] button`); // Streamlit makes each twice, for phones too
  const at = list().indexOf(button);
  const find = () => (at >= 0 && list()[Math.min(at, list().length - 1)]) || document.querySelector(".pm-summary");
  return { find: () => (button.isConnected ? null : find()), isLeft: (active) => active === button };
}

// What closes the panel gives way to what opens it, and the other way round.
function findPanelButton(button) {
  const other = button.matches(PANEL.opens) ? PANEL.closes : button.matches(PANEL.closes) ? PANEL.opens : null;
  return other && { find: () => listSeen(other)[0], isLeft: (active) => active === button || (other === PANEL.opens && active.closest(PANEL.itself)) };
}

function listSeen(selector) {
  return [...document.querySelectorAll(selector)].filter((one) => one.checkVisibility({ visibilityProperty: true }));
}

// Gives the keyboard to what is found, unless it has gone on by itself; once more where that is replaced in the same answer.
function lead({ find, isLeft }, until) {
  const active = document.activeElement ?? document.body;
  if (performance.now() > until || (active !== document.body && !isLeft(active))) return;
  const next = find();
  if (next?.matches("p")) next.tabIndex = -1;
  next?.focus();
  if (next) [until, isLeft] = [Math.min(until, performance.now() + SETTLING), (now) => now === next];
  requestAnimationFrame(() => lead({ find, isLeft }, until));
}
