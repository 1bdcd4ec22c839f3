// Copies the address that restores the view.

export default function ({ parentElement }) {
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
}
