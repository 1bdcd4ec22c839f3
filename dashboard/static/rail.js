// The filters: shows what is asked and each value's count under the other filters, and tells what was changed. What has
// the keyboard stays where it is, whatever comes from Python; every text from outside is set as text.

const version = new URL(import.meta.url).search;
const load = (name) => import(`./${name}.js${version}`);
const [{ memory, nextAsk, countEvents, getStill, readHead }, { FacetPart }] = await Promise.all(["map_still", "rail_facet", "rail_buttons"].map(load));

const rails = new WeakMap();

export default function ({ data, parentElement, setStateValue }) {
  let rail = rails.get(parentElement);
  if (!rail) rails.set(parentElement, (rail = new Rail(parentElement)));
  rail.send = (change) => setStateValue("changed", change);
  rail.show(data);
  memory.rail = rail;
  return () => {
    rails.delete(parentElement);
    if (memory.rail === rail) memory.rail = null;
  };
}

class Rail {
  constructor(root) {
    this.find = (selector) => root.querySelector(selector);
    this.pending = {};
    this.find(".done").onclick = () => document.querySelector('[data-testid="stSidebarCollapseButton"] button')?.click();
    for (const name of ["dates", "words"]) {
      const line = this.find(`#${name}`);
      line.onchange = () => {
        line.dataset.shown = line.value;
        this.change({ [name]: line.value }, name === "words" ? { words: line.value } : null);
      };
    }
  }

  async show(bytes) {
    const { head: sent } = readHead(bytes);
    this.sent = sent;
    const still = await getStill(sent.still);
    if (this.sent !== sent) return;
    if (sent.seen === this.at) this.pending = {}; // else it answers an older change, or another one
    if (this.still !== still) this.build(still);
    this.showLines(sent);
    const chosen = this.pending.chosen ?? {};
    for (const [key, part] of Object.entries(this.facets)) part.show(sent.facets[key], chosen[key]);
    this.showLooks({ ...sent, ...this.pending });
    this.sayShown(sent.shown);
  }

  build(still) {
    this.still = still;
    this.facets = Object.fromEntries(still.facets.map((facet) => [facet.key, new FacetPart(facet, still, this)]));
    this.find(".facets").replaceChildren(...Object.values(this.facets).map(({ element }) => element));
    this.find("#dates").placeholder = still.days ?? "";
    this.find("#dates").closest(".line").hidden = !still.days;
    this.find(".looks .body").replaceChildren(...still.looks.map((look) => this.makeLook(look)));
  }

  // What is being typed is not written over.
  showLines(sent) {
    for (const name of ["dates", "words"]) {
      const line = this.find(`#${name}`);
      const value = this.pending[name] ?? sent[name];
      const isTyping = line.matches(":focus") && line.value !== line.dataset.shown;
      if (!isTyping && line.value !== value) line.value = value;
      if (!isTyping) line.dataset.shown = value;
    }
    const fault = this.find(".fault");
    if (fault.textContent !== sent.fault) fault.textContent = sent.fault;
    this.find("#dates").setAttribute("aria-invalid", Boolean(sent.fault));
    this.find("#dates").setAttribute("aria-describedby", sent.fault ? "dates-fault" : "dates-hint");
  }

  makeLook({ key, title, values }) {
    const choices = Object.assign(document.createElement("fieldset"), { className: "choices" });
    const legend = Object.assign(document.createElement("legend"), { textContent: title });
    const labels = values.map((value) => {
      const label = document.createElement("label");
      const input = Object.assign(document.createElement("input"), { type: "radio", name: key, value });
      input.onchange = () => this.change({ [key]: value });
      label.append(input, value);
      return label;
    });
    choices.append(legend, ...labels);
    return choices;
  }

  showLooks(asked) {
    const said = this.still.looks.map(({ key }) => `${key} by ${asked[key]}`);
    this.find(".looks .glance").textContent = said.join(", ");
    for (const { key } of this.still.looks) this.find(`[name=${key}][value=${asked[key]}]`).checked = true;
    this.find(".note").textContent = asked.colour_note;
  }

  // Says what the filters leave, where they hide the words above the map.
  sayShown(events) {
    this.find(".done").textContent = events ? `Show ${countEvents(events)}` : "No event fits: back to the map";
  }

  // Tells Python all that it has not answered yet: of two changes that come close together it may see the last alone.
  // `narrowed` is what the map can draw at once, without an answer.
  change(part, narrowed = null) {
    if (memory.returned > this.at) this.pending = {}; // the browser went back to before it
    this.at = (narrowed && memory.narrow?.(narrowed)) ?? nextAsk();
    Object.assign(this.pending, part);
    this.send({ ...this.pending, at: this.at, visit: memory.visit });
  }

  choose(key, values) {
    this.change({ chosen: { ...this.pending.chosen, [key]: values } }, { chosen: this.listChosen() });
    this.countSoon();
  }

  // Gives the chosen values of each facet in which some are.
  listChosen() {
    const chosen = Object.entries(this.facets).map(([key, facet]) => [key, facet.listChosen()]);
    return Object.fromEntries(chosen.filter(([, values]) => values.length));
  }

  // Counts once the map is drawn.
  countSoon() {
    afterFrames(2, () => this.countHere());
  }

  // Counts in the browser where it has the events, before Python's answer.
  countHere() {
    for (const facet of Object.values(this.facets)) facet.countHere();
    const shown = memory.countShown?.(memory.filters) ?? null;
    if (shown !== null) this.sayShown(shown);
  }

  // Drops filters ("dates", "words", facets' keys) as a choice here does; says whether it could.
  drop(names) {
    if (!this.still || (names.includes("dates") && !this.still.days)) return false;
    const dropped = Object.entries(this.facets).filter(([key]) => names.includes(key));
    const lines = Object.fromEntries(["dates", "words"].filter((name) => names.includes(name)).map((name) => [name, ""]));
    for (const [, facet] of dropped) facet.chosen.clear();
    const narrowed = { chosen: this.listChosen() };
    if ("dates" in lines) Object.assign(narrowed, { first: null, last: null });
    if ("words" in lines) narrowed.words = "";
    this.change({ ...lines, chosen: { ...this.pending.chosen, ...Object.fromEntries(dropped.map(([key]) => [key, []])) } }, narrowed);
    this.showLines(this.sent);
    for (const [, facet] of dropped) facet.draw();
    this.countSoon();
    return true;
  }

  dropAll() {
    return this.drop(["dates", "words", ...Object.keys(this.facets ?? {})]);
  }

  seek(key, values) {
    this.change({ sought: { [key]: values } });
  }
}

const afterFrames = (count, then) => requestAnimationFrame(() => (count > 1 ? afterFrames(count - 1, then) : setTimeout(then)));
