// Copies the address that restores the view; on a phone, opens and closes the row of exports that it stands in.

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
