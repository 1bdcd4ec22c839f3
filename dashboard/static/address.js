// The address: writes what Python says is looked at, and tells Python where the browser's "back" or "forward" went. Which of a
// choice and a "back" came first is known here alone: what answers an older state than the one gone back to is not written.

const { memory, nextAsk } = await import(`./map_still.js${new URL(import.meta.url).search}`);

const KEPT = ["embed", "embed_options"]; // Streamlit's own, which say nothing of what is looked at
const here = { search: location.search, number: 0 };
memory.returned = 0; // the number of the last "back"
let tell = null;

export default function ({ data, setStateValue }) {
  const { hears } = data;
  if (hears) tell = (returned) => setStateValue("returned", returned);
  write(data);
  return () => hears && (tell = null);
}

function write({ visit, number, answers, replaces, address }) {
  if (visit !== memory.visit) [memory.visit, here.number, memory.returned] = [visit, 0, 0]; // another session counts anew
  if (answers < memory.returned || number <= here.number) return;
  here.number = number;
  const [wanted, now] = [new URLSearchParams(address), new URLSearchParams(location.search)];
  for (const name of KEPT) for (const value of now.getAll(name)) wanted.append(name, value);
  if (String(wanted) === String(now)) return;
  history[replaces ? "replaceState" : "pushState"]({}, "", location.pathname + (wanted.size ? `?${wanted}` : ""));
  here.search = location.search;
}

// Before Streamlit's own listener, which would run the page as well and take this address for that of all later runs.
addEventListener("popstate", (event) => {
  if (!tell) return;
  event.stopImmediatePropagation();
  if (location.search === here.search) return; // a heading of the same view
  here.search = location.search;
  memory.returned = nextAsk();
  memory.timeline?.pause();
  tell({ address: location.search.slice(1), at: memory.returned, visit: memory.visit });
}, true);
