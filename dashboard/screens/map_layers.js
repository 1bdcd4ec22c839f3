// What is drawn: deck.gl's layers from pydeck's declarations and columns.

function makeLayer(spec, columns, version) {
  const { deck } = globalThis;
  const { "@@type": type, visibleFrom, visibleTo, data: name, ...props } = spec;
  const changes = name === "stacks" || name.endsWith("-names");
  const triggers = {};
  for (const [key, value] of Object.entries(props)) {
    if (typeof value !== "string" || !value.startsWith("@@=")) continue;
    const column = columns[value.slice(3)];
    props[key] = (_, { index }) => column[index];
    if (changes) triggers[key] = version;
  }
  if (type === "TextLayer") props.characterSet = lettersOf(columns[spec.getText.slice(3)]);
  return new deck[type]({ ...props, data: changes ? lengthOf(columns) : columns, updateTriggers: triggers });
}

function isVisible({ visibleFrom = 0, visibleTo = 99 }, zoom) {
  return zoom >= visibleFrom && zoom < visibleTo;
}

// A layer's letters are drawn once; a set that only grows keeps them.
const letters = new Set();
function lettersOf(texts) {
  const before = letters.size;
  for (const text of texts) for (const letter of text) letters.add(letter);
  if (letters.size > before) lettersOf.all = [...letters];
  return lettersOf.all;
}

const lengths = new WeakMap();
function lengthOf(columns) {
  if (!lengths.has(columns)) lengths.set(columns, { length: columns.length });
  return lengths.get(columns);
}

function styleStacks(stacks, colours, selected) {
  const each = (make) => stacks.point.map((_, i) => make(i));
  const twice = countBy(stacks.label.map(shorten));
  const status = (i) => colours.status[stacks.status[i]];
  const hollow = (i) => stacks.crowd[i] === null;
  const lone = (i) => stacks.count[i] === 1;
  const mark = (i) => (stacks.status[i] === "cancelled" ? "×" : "");
  return {
    ...stacks,
    length: stacks.point.length,
    fill: each((i) => [...status(i), hollow(i) ? 60 : 225]),
    edge: each((i) => [...colours.edge[stacks.status[i]], 255]),
    halo_line: each((i) => [...colours.edge[stacks.status[i]], stacks.halo[i] ? 200 : 0]),
    clear: each(() => [0, 0, 0, 0]),
    halo_radius: each((i) => (stacks.halo[i] ? stacks.radius[i] + 9 : 0)),
    halo_fill: each((i) => [...status(i), 45]),
    ring: each((i) => ringOf(stacks, i, colours)),
    ring_width: each((i) => (stacks.counter[i] ? 2.6 : 1.4)),
    ring_radius: each((i) => stacks.radius[i] + 4),
    selected_radius: each((i) => stacks.radius[i] + (stacks.counter[i] || stacks.status[i] === "planned" ? 9 : 6)),
    selected_line: each((i) => [...colours.selected, stacks.point[i] === selected ? 255 : 0]),
    count_text: each((i) => (lone(i) ? mark(i) : String(stacks.count[i]))),
    count_color: each((i) => (hollow(i) ? colours.text : colours.on_dot)),
    short_label: each((i) => (twice.get(shorten(stacks.label[i])) > 1 ? stacks.label[i] : shorten(stacks.label[i]))),
  };
}

function ringOf(stacks, i, colours) {
  if (stacks.counter[i]) return [...colours.counter, 255];
  return stacks.status[i] === "planned" ? [...colours.edge.planned, 255] : [0, 0, 0, 0];
}

function describeStack(stacks, i) {
  const events = stacks.count[i] === 1 ? capitalize(stacks.status[i]) : `${stacks.count[i].toLocaleString("en")} events, mostly ${stacks.status[i]}`;
  const crowd = stacks.crowd[i] === null ? "crowd not reported" : `about ${stacks.crowd[i].toLocaleString("en")} people`;
  const lines = [`${events}, ${crowd}`];
  if (stacks.counter[i]) lines.push("with a counter-protest");
  if (stacks.halo[i]) lines.push("the point stands for an area, not a town");
  return lines;
}
