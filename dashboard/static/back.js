// Tells the page when the browser's "back" or "forward" changed the address.

export default function ({ setTriggerValue }) {
  const tell = () => setTriggerValue("returned", Date.now());
  addEventListener("popstate", tell);
  return () => removeEventListener("popstate", tell);
}
