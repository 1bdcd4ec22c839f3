// What is drawn: deck.gl's layers from pydeck's declarations and columns.

const { defineRings } = await import(`./map_rings.js${new URL(import.meta.url).search}`);

// The columns are told apart as objects: a layer takes up its values again only where it is given other ones.
export function makeLayer(spec, columns) {
  const { "@@type": type, data: _, ...props } = spec;
  const isColumn = ([, value]) => typeof value === "string" && value.startsWith("@@=");
  if (!handed.has(columns)) {
    const named = Object.entries(props).filter(isColumn);
    const attributes = named.map(([key, value]) => [key, { value: columns[value.slice(3)], size: SIZES[value.slice(3)] }]);
    handed.set(columns, { length: columns.length, attributes: Object.fromEntries(attributes) });
  }
  const rest = Object.entries(props).filter((entry) => !isColumn(entry));
  return new (typeOf(type))({ ...Object.fromEntries(rest), data: handed.get(columns) });
}

let Rings; // made once deck.gl is there
const typeOf = (name) => (name === "RingLayer" ? (Rings ??= defineRings(globalThis.deck)) : globalThis.deck[name]);
const handed = new WeakMap();
const SIZES = { position: 2, radius: 1, width: 1, share: 1, fill: 4, edge: 4, line: 4 };
const KINDS = { position: Float64Array, radius: Float32Array, width: Float32Array, share: Float32Array, fill: Uint8Array, edge: Uint8Array, line: Uint8Array };

// The stacks that are shown: what was sent of each as columns, and by its point its position, name and precision.
export class Stacks {
  constructor(points, { point, count, look, radius, crowd, mixed, counters }) {
    Object.assign(this, { points, point, count, look, packed: crowd, mixed, counters, length: point.length });
    this.radius = Float32Array.from(radius, (eighths) => eighths / 8);
    this.position = new Float64Array(2 * this.length);
    const alike = new Uint32Array(points.label.length);
    for (let i = 0; i < this.length; i++) {
      this.position[2 * i] = points.position[2 * point[i]];
      this.position[2 * i + 1] = points.position[2 * point[i] + 1];
      alike[points.short[point[i]]] += 1;
    }
    this.alike = alike;
  }

  // Whether others would be drawn as the very same.
  isSame(others) {
    const isColumnSame = (name) => this[name].every((value, i) => value === others[name][i]);
    return this.points === others.points && this.length === others.length && DRAWN.every(isColumnSame);
  }

  find(point) {
    return this.point.indexOf(point);
  }

  at(i) {
    return [this.position[2 * i], this.position[2 * i + 1]];
  }

  label(i) {
    return this.points.label[this.point[i]];
  }

  // The name on the map: without the state where no other that is shown has the same one.
  name(i) {
    const name = this.alike[this.points.short[this.point[i]]] > 1 ? this.label(i) : shorten(this.label(i));
    return this.is("unsure", i) ? `${name} (?)` : name;
  }

  category(i) {
    return this.look[i] & CATEGORY;
  }

  is(sign, i) {
    return Boolean(sign in SIGNS ? this.look[i] & SIGNS[sign] : this.points[sign][this.point[i]]);
  }

  isRinged(i) {
    return this.is("counter", i) || this.is("planned", i);
  }

  // The people there; null where no crowd is reported.
  crowd(i) {
    const packed = this.packed[i];
    return packed === 65535 ? null : (packed % 1000) * 10 ** Math.floor(packed / 1000);
  }
}

const DRAWN = ["point", "count", "look", "radius", "packed", "mixed", "counters"];
const CATEGORY = 15;
export const SIGNS = { counter: 16, planned: 32, cancelled: 64, hollow: 128 }; // and of a point: unsure, halo

const LEAST_SHARE = 0.12; // of a ring that can still be seen

// Gives the columns of "dots", "halos" and "rings". Dots shrink together where too many lie side by side, so
// that areas still compare; the legend shrinks with them.
export function styleStacks(stacks, colours, shrink) {
  const radius = stacks.radius.map((pixels) => Math.max(1.5, pixels * shrink));
  const all = Uint32Array.from(radius, (_, i) => i);
  const shade = (side, alpha) => {
    const shades = colours.categories.map((sides) => [...sides[side], alpha]);
    return (i) => shades[stacks.category(i)];
  };
  const [filled, hollow, faint] = [225, 60, 45].map((alpha) => shade(0, alpha));
  const [edge, soft] = [255, 200].map((alpha) => shade(1, alpha));
  const counter = [...colours.counter, 255];
  const pick = (rows, columns) => pickColumns(stacks, rows, columns);
  const dots = {
    fill: (i) => (stacks.is("hollow", i) ? hollow(i) : filled(i)),
    edge,
    width: (i) => Math.min(1.6, radius[i] / 3),
  };
  return {
    dots: { ...pick(all, dots), shrink, radius, reach: (i) => radius[i] + (stacks.isRinged(i) ? 6 : 2) },
    halos: pick(all.filter((i) => stacks.is("halo", i)), { radius: (i) => radius[i] + 9 * shrink, fill: faint, edge: soft }),
    rings: pick(all.filter((i) => stacks.isRinged(i)), {
      radius: (i) => radius[i] + 4 * shrink,
      line: (i) => (stacks.is("counter", i) ? counter : edge(i)),
      width: (i) => (stacks.is("counter", i) ? 2.2 : 1.4) * Math.max(0.5, shrink),
      share: (i) => (stacks.is("counter", i) ? Math.max(LEAST_SHARE, stacks.counters[i] / stacks.count[i]) : 1),
    }),
  };
}

// Gives the columns of "selected": a ring of its own around a dot, so that none of the others is drawn anew for it.
export function ringSelected(stacks, dots, colours, selected) {
  const row = stacks.find(selected);
  const line = [...colours.selected, 255];
  return pickColumns(stacks, row < 0 ? [] : [row], { radius: (i) => dots.radius[i] + (stacks.isRinged(i) ? 9 : 6), line: () => line });
}

function pickColumns(stacks, rows, columns) {
  const made = Object.entries({ position: (i) => stacks.at(i), ...columns }).map(([name, make]) => {
    const size = SIZES[name];
    const column = new KINDS[name](rows.length * size);
    for (let row = 0; row < rows.length; row++) {
      const value = make(rows[row]);
      if (size === 1) column[row] = value;
      else for (let part = 0; part < size; part++) column[row * size + part] = value[part];
    }
    return [name, column];
  });
  return { length: rows.length, ...Object.fromEntries(made) };
}

export const COUNTED_FROM = 0.5; // how far dots may shrink and still say their counts: below, only a few had room for them

// Gives by how much dots shrink: not at all while each has room of its own on the screen.
export function chooseShrink(shown, { width, height }) {
  const room = Math.sqrt((width * height) / Math.max(1, shown)) / 46;
  return Math.round(Math.min(1, Math.max(0.25, room)) * 20) / 20;
}

// Gives the dot at a point of the screen: the topmost that covers it, or else the nearest within a finger's slip; null
// without one. Counted here, not by drawing the dots again in colours that stand for numbers.
const SLIP = 6;
export function findDot(viewport, { length, position, radius }, x, y) {
  const holds = holder(boundsOf(viewport, x, y, SLIP + radius.reduce((most, one) => Math.max(most, one), 0)));
  let found = null;
  let least = SLIP;
  for (let i = length - 1; i >= 0; i--) {
    if (!holds(position, i)) continue;
    const [dotX, dotY] = viewport.project([position[2 * i], position[2 * i + 1]]);
    const away = Math.max(0, Math.hypot(dotX - x, dotY - y) - radius[i]);
    if (away < least) [found, least] = [i, away];
  }
  return found;
}

// Gives which stacks are not on the screen.
export function listOutside(viewport, { length, position }) {
  const holds = holder(boundsOf(viewport, viewport.width / 2, viewport.height / 2, viewport.width / 2, viewport.height / 2));
  const outside = [];
  for (let i = 0; i < length; i++) if (!holds(position, i)) outside.push(i);
  return outside;
}

function boundsOf(viewport, x, y, right, down = right) {
  const [west, north] = viewport.unproject([x - right, y - down]);
  const [east, south] = viewport.unproject([x + right, y + down]);
  return [west, south, east, north];
}

const holder = ([west, south, east, north]) => (position, i) => {
  const [longitude, latitude] = [position[2 * i], position[2 * i + 1]];
  return longitude >= west && longitude <= east && latitude >= south && latitude <= north;
};

export function describeStack(stacks, i) {
  const status = stacks.is("planned", i) ? "planned" : stacks.is("cancelled", i) ? "cancelled" : "held";
  const events = stacks.count[i] === 1 ? capitalize(status) : `${stacks.count[i].toLocaleString("en")} events, ${stacks.mixed[i] ? "mostly " : ""}${status}`;
  const crowd = stacks.crowd(i) === null ? "crowd not reported" : `about ${stacks.crowd(i).toLocaleString("en")} people`;
  const lines = [`${events}, ${crowd}`];
  if (stacks.is("counter", i)) lines.push(sayCounters(stacks.counters[i], stacks.count[i]));
  if (stacks.is("unsure", i)) lines.push("probably here: the name could also mean another place");
  if (stacks.is("halo", i)) lines.push("the point stands for an area, not a town");
  return lines;
}

function sayCounters(counters, events) {
  if (events === 1) return "a counter-protest";
  return counters === 1 ? "one of them a counter-protest" : `${counters.toLocaleString("en")} of them counter-protests`;
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
