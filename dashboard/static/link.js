// Copies the address that restores the view; tells the page when the browser's "back" or "forward" changed it.

export default function ({ parentElement, setTriggerValue }) {
  const button = parentElement.querySelector(".copy");
  const said = parentElement.querySelector(".said");
  button.onclick = async () => {
    try {
      await navigator.clipboard.writeText(location.href);
      said.textContent = "Copied";
    } catch {
      said.textContent = location.href;
    }
    setTimeout(() => (said.textContent = ""), 4000);
  };
  const tell = () => setTriggerValue("returned", Date.now());
  addEventListener("popstate", tell);
  return () => removeEventListener("popstate", tell);
}
