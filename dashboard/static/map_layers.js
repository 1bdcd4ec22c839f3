// What is drawn: deck.gl's layers from pydeck's declarations and columns.

// The columns are told apart as objects: a layer takes up its values again only where it is given other ones.
export function makeLayer(spec, columns) {
  const { deck } = globalThis;
  const { "@@type": type, data: _, ...props } = spec;
  for (const [key, value] of Object.entries(props)) {
    if (typeof value !== "string" || !value.startsWith("@@=")) continue;
    const column = columns[value.slice(3)];
    props[key] = (_, { index }) => column[index];
  }
  return new deck[type]({ ...props, data: lengthOf(columns) });
}

const lengths = new WeakMap();
function lengthOf(columns) {
  if (!lengths.has(columns)) lengths.set(columns, { length: columns.length });
  return lengths.get(columns);
}

// Gives the columns of "dots", "halos" and "rings". Dots shrink together where too many lie side by side, so
// that areas still compare; the legend shrinks with them.
export function styleStacks(stacks, colours, shrink) {
  const all = stacks.point.map((_, i) => i);
  const radius = all.map((i) => Math.max(1.5, stacks.radius[i] * shrink));
  const edge = (i, alpha = 255) => [...colours.categories[stacks.category[i]][1], alpha];
  const fill = (i, alpha) => [...colours.categories[stacks.category[i]][0], alpha];
  const hasRing = ringed(stacks);
  const twice = countBy(stacks.label.map(shorten));
  const nameOf = (i) => (twice.get(shorten(stacks.label[i])) > 1 ? stacks.label[i] : shorten(stacks.label[i]));
  const pick = (rows, columns) => pickColumns(stacks, rows, columns);
  return {
    dots: {
      ...pick(all, {
        fill: (i) => fill(i, stacks.hollow[i] ? 60 : 225),
        edge: (i) => edge(i),
        width: (i) => Math.min(1.6, radius[i] / 3),
      }),
      ...stacks,
      radius,
      reach: all.map((i) => radius[i] + (hasRing(i) ? 6 : 2)),
      short_label: all.map((i) => nameOf(i) + (stacks.unsure[i] ? " (?)" : "")),
    },
    halos: pick(all.filter((i) => stacks.halo[i]), { radius: (i) => radius[i] + 9 * shrink, fill: (i) => fill(i, 45), edge: (i) => edge(i, 200) }),
    rings: pick(all.filter(hasRing), {
      radius: (i) => radius[i] + 4 * shrink,
      line: (i) => (stacks.counter[i] ? [...colours.counter, 255] : edge(i)),
      width: (i) => (stacks.counter[i] ? 2.6 : 1.4) * Math.max(0.5, shrink),
    }),
  };
}

// Gives the columns of "selected": a ring of its own around a dot, so that none of the others is drawn anew for it.
export function ringSelected(stacks, dots, colours, selected) {
  const rows = stacks.point.flatMap((point, i) => (point === selected ? [i] : []));
  const hasRing = ringed(stacks);
  return pickColumns(stacks, rows, { radius: (i) => dots.radius[i] + (hasRing(i) ? 9 : 6), line: () => [...colours.selected, 255] });
}

const ringed = (stacks) => (i) => stacks.counter[i] || stacks.planned[i];
const pickColumns = (stacks, rows, columns) => ({
  length: rows.length,
  position: rows.map((i) => stacks.position[i]),
  ...Object.fromEntries(Object.entries(columns).map(([name, make]) => [name, rows.map(make)])),
});

// Gives by how much dots shrink: not at all while each has room of its own on the screen.
export function chooseShrink(shown, { width, height }) {
  const room = Math.sqrt((width * height) / Math.max(1, shown)) / 40;
  return Math.round(Math.min(1, Math.max(0.25, room)) * 20) / 20;
}

// Gives the dot at a point of the screen: the topmost that covers it, or else the nearest within a finger's slip; null
// without one. Counted here, not by drawing the dots again in colours that stand for numbers.
const SLIP = 6;
export function findDot(viewport, dots, x, y) {
  const [west, south, east, north] = boundsAround(viewport, x, y, SLIP + dots.radius.reduce((most, radius) => Math.max(most, radius), 0));
  let found = null;
  let least = SLIP;
  for (let i = dots.length - 1; i >= 0; i--) {
    const [longitude, latitude] = dots.position[i];
    if (longitude < west || longitude > east || latitude < south || latitude > north) continue;
    const [dotX, dotY] = viewport.project(dots.position[i]);
    const away = Math.max(0, Math.hypot(dotX - x, dotY - y) - dots.radius[i]);
    if (away < least) [found, least] = [i, away];
  }
  return found;
}

function boundsAround(viewport, x, y, reach) {
  const [west, north] = viewport.unproject([x - reach, y - reach]);
  const [east, south] = viewport.unproject([x + reach, y + reach]);
  return [west, south, east, north];
}

export function describeStack(stacks, i) {
  const status = stacks.planned[i] ? "planned" : stacks.cancelled[i] ? "cancelled" : "held";
  const events = stacks.count[i] === 1 ? capitalize(status) : `${stacks.count[i].toLocaleString("en")} events, ${stacks.mixed[i] ? "mostly " : ""}${status}`;
  const crowd = stacks.crowd[i] === null ? "crowd not reported" : `about ${stacks.crowd[i].toLocaleString("en")} people`;
  const lines = [`${events}, ${crowd}`];
  if (stacks.counter[i]) lines.push("with a counter-protest");
  if (stacks.unsure[i]) lines.push("probably here: the name could also mean another place");
  if (stacks.halo[i]) lines.push("the point stands for an area, not a town");
  return lines;
}

const CATEGORY = 15;
const SIGNS = { counter: 16, planned: 32, cancelled: 64, hollow: 128 };

// Gives the columns that were sent: deflated bytes, and each column's name and kind.
const KINDS = { uint8: Uint8Array, uint16: Uint16Array, uint32: Uint32Array };
export async function unpackColumns(names, packed) {
  const deflated = new Blob([packed]).stream();
  const bytes = await new Response(deflated.pipeThrough(new DecompressionStream("deflate"))).arrayBuffer();
  const length = bytes.byteLength / names.reduce((sum, [, kind]) => sum + KINDS[kind].BYTES_PER_ELEMENT, 0);
  let at = 0;
  const take = ([name, kind]) => {
    const start = at;
    at += length * KINDS[kind].BYTES_PER_ELEMENT;
    return [name, new KINDS[kind](bytes.slice(start, at))];
  };
  return Object.fromEntries(names.map(take));
}

// Gives the stacks as columns: what was sent of each, with its point's position, name and precision.
export function readStacks(points, shown) {
  const column = (name) => Array.from(shown[name]);
  const point = column("point");
  const look = column("look");
  return {
    point,
    position: point.map((i) => points.position[i]),
    label: point.map((i) => points.label[i]),
    unsure: point.map((i) => points.unsure[i]),
    halo: point.map((i) => points.halo[i]),
    radius: column("radius").map((eighths) => eighths / 8),
    length: point.length,
    count: column("count"),
    mixed: column("mixed").map(Boolean),
    category: look.map((bits) => bits & CATEGORY),
    ...Object.fromEntries(Object.entries(SIGNS).map(([name, bit]) => [name, look.map((bits) => Boolean(bits & bit))])),
    crowd: column("crowd").map((packed) => (packed === 65535 ? null : (packed % 1000) * 10 ** Math.floor(packed / 1000))),
  };
}

// Dark or light, whichever reads better on a colour.
export function inkOn(colour) {
  return lightness(colour) > 140 ? [13, 17, 20] : [255, 255, 255];
}

// Whether a ground, as CSS writes it, is dark.
export function isDark(colour) {
  const hex = colour.trim().match(/^#([0-9a-f]{6})$/i)?.[1];
  const parts = hex ? [0, 2, 4].map((at) => parseInt(hex.slice(at, at + 2), 16)) : (colour.match(/[\d.]+/g) ?? [255, 255, 255]).map(Number);
  return lightness(parts) < 128;
}

const lightness = ([red, green, blue]) => 0.299 * red + 0.587 * green + 0.114 * blue;
export const css = ([red, green, blue], alpha = 1) => `rgb(${red} ${green} ${blue} / ${alpha})`;
const shorten = (label) => label.split(",")[0];
const capitalize = (word) => word[0].toUpperCase() + word.slice(1);
const countBy = (values) => values.reduce((counts, value) => counts.set(value, (counts.get(value) ?? 0) + 1), new Map());
