// Copies the address that restores the view; on a phone, opens and closes the row of exports that it stands in; leads the
// keyboard into what it opened there, which lies at the end of the page.

const PATIENCE = 1500; // milliseconds in which an offer must have come
addEventListener("keydown", ({ key, target }) => {
  const button = target.closest?.(".st-key-exports [aria-haspopup=dialog]");
  if (button && (key === "Enter" || key === " ")) lead(button, performance.now() + PATIENCE);
}, true);

export default function ({ parentElement }) {
  const find = (selector) => parentElement.querySelector(selector);
  find(".copy").onclick = async () => {
    const said = find(".said");
    try {
      await navigator.clipboard.writeText(location.href);
      said.textContent = "Copied";
    } catch {
      said.textContent = location.href;
    }
    setTimeout(() => (said.textContent = ""), 4000);
  };
  find(".more").onclick = () => {
    const isOpen = document.querySelector(".st-key-exports")?.toggleAttribute("data-open");
    find(".more").setAttribute("aria-expanded", String(Boolean(isOpen)));
  };
}

// What closes again gives the keyboard back by itself.
function lead(button, until) {
  const first = document.querySelector('[data-testid="stPopoverBody"] :is(button, input):not([disabled])');
  if (first && document.activeElement === button) return first.focus();
  if (performance.now() < until) requestAnimationFrame(() => lead(button, until));
}
