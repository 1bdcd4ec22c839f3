// One facet of the filters: its most frequent values and those once chosen as checkboxes, the others found by typing.

const version = new URL(import.meta.url).search;
const { memory } = await import(`./map_still.js${version}`);

const FOUND = 30; // how many found values are listed
const LONGEST = 64; // letters of a value that are written out
const PAUSE = 250; // milliseconds without a key after which counts are asked for
const opened = (memory.openedFacets ??= new Map()); // which are open, also after another view was looked at

export class FacetPart {
  constructor({ key, title, labels }, still, rail) {
    Object.assign(this, { key, rail, shown: still.shown, values: still[key], isOpenAtFirst: still.open.includes(key) });
    this.labels = this.values.map((value) => labels[value] ?? value);
    this.chosen = new Set(); // positions in `values`, as all numbers here
    this.boxes = new Map();
    this.build(title);
  }

  build(title) {
    this.element = make("details", "facet");
    this.glance = make("span", "glance");
    const summary = make("summary");
    summary.append(make("span", "title", title), this.glance);
    this.list = make("fieldset", "values");
    this.list.append(make("legend", "alt", title));
    const body = make("div", "body");
    body.append(...(this.values.length > this.shown ? this.makeSearch(title) : []), this.list);
    this.element.append(summary, body);
    this.element.ontoggle = () => {
      opened.set(this.key, this.element.open);
      this.draw();
    };
  }

  makeSearch(title) {
    this.search = Object.assign(make("input"), { type: "search", autocomplete: "off", spellcheck: false });
    this.search.placeholder = `Find among ${this.values.length.toLocaleString("en")} …`;
    this.search.setAttribute("aria-label", `Find in ${title}`);
    this.search.oninput = () => this.seek();
    this.search.onkeydown = ({ key }) => {
      if (key === "Enter") this.chooseFirst();
    };
    this.found = make("p", "found");
    this.found.setAttribute("role", "status");
    return [this.search, this.found];
  }

  // Shows what Python sent; `pending` are the chosen values where it has not answered the last choice yet.
  show(sent, pending) {
    this.kept = sent.kept;
    this.chosen = new Set(pending ? pending.map((value) => this.values.indexOf(value)) : sent.chosen);
    this.counts = new Map([...range(Math.min(this.shown, this.values.length)), ...sent.kept, ...sent.sought].map((at, i) => [at, sent.counts[i]]));
    this.counted = null;
    if (this.text) this.countHere();
    this.glance.textContent = sent.glance;
    this.element.hidden = this.values.length < 2 && !this.chosen.size;
    this.element.open = opened.get(this.key) ?? (this.isOpenAtFirst || this.chosen.size > 0);
    this.draw();
  }

  get text() {
    return this.search?.value.trim() ?? "";
  }

  listChosen() {
    return [...this.chosen].sort((a, b) => a - b).map((at) => this.values[at]);
  }

  // What is closed is not made.
  draw() {
    if (!this.element.open) return;
    const listed = this.text ? this.match() : [...new Set([...range(Math.min(this.shown, this.values.length)), ...this.kept, ...this.chosen])].sort((a, b) => a - b);
    if (this.found && !this.text) this.found.textContent = "";
    const wanted = new Set(listed);
    for (const [at, { label }] of this.boxes) if (!wanted.has(at)) label.remove();
    let next = this.list.firstChild.nextSibling; // after the legend; what stays is not moved, so it keeps the keyboard
    for (const at of listed) {
      const { label, input, count } = this.boxFor(at);
      if (label === next) next = next.nextSibling;
      else this.list.insertBefore(label, next);
      input.checked = this.chosen.has(at);
      const events = this.counted?.[at] ?? this.counts.get(at);
      count.textContent = events === undefined ? "" : events.toLocaleString("en");
    }
  }

  boxFor(at) {
    if (this.boxes.has(at)) return this.boxes.get(at);
    const [label, input, events] = [make("label"), make("input"), make("span", "count")];
    input.type = "checkbox";
    input.onchange = () => this.choose(at, input.checked);
    const name = make("span", "name", shortenMiddle(this.labels[at]));
    if (name.textContent !== this.labels[at]) label.title = this.labels[at];
    const count = make("span");
    events.append(make("span", "alt", " · "), count);
    label.append(input, name, events);
    this.boxes.set(at, { label, input, count });
    return this.boxes.get(at);
  }

  choose(at, isChosen) {
    this.chosen[isChosen ? "add" : "delete"](at);
    this.kept = [...new Set([...this.kept, at])].filter((one) => one >= this.shown);
    this.rail.choose(this.key, this.listChosen());
  }

  // The keyboard's way: type, and take what stands first.
  chooseFirst() {
    const first = this.text ? this.match().find((at) => !this.chosen.has(at)) : undefined;
    if (first === undefined) return;
    this.search.value = "";
    this.choose(first, true);
    this.draw();
  }

  seek() {
    clearTimeout(this.seeking);
    if (this.text) this.countHere();
    this.draw();
    this.seeking = setTimeout(() => this.askCounts(), PAUSE);
  }

  askCounts() {
    if (!this.text || this.counted) return;
    const found = this.match();
    if (found.some((at) => !this.counts.has(at))) this.rail.seek(this.key, found.map((at) => this.values[at]));
  }

  // Counts in the browser where it has the events; what Python counts is sent with its answer.
  countHere() {
    this.counted = memory.countUnder?.(memory.filters, this.key) ?? null;
    this.draw();
  }

  // Gives what fits the text: names that begin with it, then names with a word that does, then the others.
  match() {
    const folded = (this.folded ??= this.labels.map(fold));
    const text = fold(this.text);
    const words = text.split(/\s+/);
    const ranks = [[], [], []];
    folded.forEach((label, at) => {
      if (!words.every((word) => label.includes(word))) return;
      ranks[label.startsWith(text) ? 0 : label.includes(` ${words[0]}`) ? 1 : 2].push(at);
    });
    const all = ranks.flat();
    const said = all.length > FOUND ? `The first ${FOUND} of ${all.length.toLocaleString("en")}: type on` : all.length === 1 ? "1 match" : `${all.length || "No"} matches`;
    if (this.found.textContent !== said) this.found.textContent = said;
    return all.slice(0, FOUND);
  }
}

const WHOLE = { ł: "l", ß: "ss", ø: "o", đ: "d", æ: "ae", œ: "oe" }; // letters that are no others with a mark
const fold = (text) => text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "").replace(/[łßøđæœ]/g, (letter) => WHOLE[letter]);
const range = (count) => Array.from({ length: count }, (_, i) => i);
const make = (name, className = "", textContent = "") => Object.assign(document.createElement(name), { className, textContent });

// Long names are told apart by how they begin and end.
function shortenMiddle(words) {
  if (words.length <= LONGEST) return words;
  const tail = Math.floor((LONGEST - 1) / 2);
  return `${words.slice(0, LONGEST - 1 - tail).trimEnd()}…${words.slice(-tail).trimStart()}`;
}
