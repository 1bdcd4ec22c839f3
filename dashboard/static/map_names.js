// Names on the map: placed one by one, the most important first, each where it covers no other name and no dot of weight.

const { inkOn, COUNTED_FROM } = await import(`./map_layers.js${new URL(import.meta.url).search}`);

export const FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif';
const GAP = 3;
const RING = 9; // pixels that the ring of the selected dot reaches beyond its rim
const SIDES = [[1, 0], [-1, 0], [1, -1], [1, 1], [-1, -1], [-1, 1], [0, -1], [0, 1]]; // right and down, the best first
const DIRECTIONS = [0, 30, 60, 90, 120, 150, 180, 210, 240, 270, 300, 330].map((degrees) => [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)].map((part) => Math.round(part * 100) / 100));
const SLANT = 0.72; // of a dot's reach, where its name stands at a corner
const LEADS = [14, 26, 40, 56]; // pixels to a name for which there is no room beside its dot; a line joins them
const APART = 8; // pixels that a name at a line's end keeps from other dots to its left and right: it would seem to be theirs
const STEPS = [0.1, 0.25, 0.4, 0.55, 0.7, 0.85]; // of a line, where it is checked for what it crosses
const FEW = 30; // dots on the screen; among more, lines would only be clutter
const TRIES = 500; // names that may be tried to place all
const UNNAMED = 4; // what a dot without a name costs, where one with the longest line costs 2.4
const SIZE = 12.5;
const TALL = 6.5; // half of what a name takes from its ascenders to its descenders
const CELL = 48;
const COUNT_TALL = 6; // half of a digit's height with a little room
const MOST = 120; // dots that are named, and that no name covers; the many small ones of a full map would leave no room
const FOREMOST = 32; // of them that are named on a full map, where more names would hide the dots

// Gives the columns of "counts", "place-names" and "basemap-names" for a viewport; `covered` is a box that hides names.
export function placeNames(viewport, stacks, dots, colours, labels, selected, covered) {
  const dotsOnly = new Boxes(viewport);
  const spots = [];
  for (let i = 0; i < stacks.length; i++) {
    const at = viewport.project(stacks.at(i));
    if (dotsOnly.holds(at)) spots.push({ i, at });
  }
  spots.sort((a, b) => stacks.count[b.i] - stacks.count[a.i] || (stacks.crowd(b.i) ?? 0) - (stacks.crowd(a.i) ?? 0));
  const foremost = spots.slice(0, MOST);
  for (const { i, at } of foremost) dotsOnly.add(around(at, dots.radius[i], dots.radius[i], dots.radius[i]));
  if (covered) dotsOnly.add(covered);
  const named = foremost.slice(0, spots.length > MOST ? FOREMOST : MOST).map(({ i, at }) => {
    const reach = (stacks.point[i] === selected ? dots.radius[i] + RING : dots.reach(i)) + GAP;
    return { at, reach, text: stacks.name(i), position: stacks.at(i) };
  });
  const { places, taken } = placeDotNames(dotsOnly, named);
  return {
    counts: placeCounts(viewport, stacks, dots, colours, spots),
    "place-names": places,
    "basemap-names": placeBasemapNames(taken, viewport, labels ?? [], new Set(foremost.map(({ i }) => stacks.label(i).split(",")[0]))),
  };
}

// The most important come first, each beside its dot; where few dots leave some of them unnamed, another order or lines
// may name more.
function placeDotNames(dotsOnly, spots) {
  if (spots.length > FEW) return nameInOrder(dotsOnly, spots, [[0]]);
  let best = null;
  for (let turn = 0; turn < TRIES / Math.max(spots.length, 10) && best?.cost !== 0; turn++) {
    for (const rounds of [[[0], ...LEADS.map((lead) => [lead])], [[0, ...LEADS]]]) {
      const tried = nameInOrder(dotsOnly.copy(), turn ? shuffle(spots, turn) : spots, rounds);
      const cost = tried.cost + UNNAMED * (spots.length - tried.places.length);
      if (!best || cost < best.cost) best = { ...tried, cost };
    }
  }
  return best;
}

// Another order, the same for the same turn: names must not dance.
function shuffle(spots, turn) {
  const order = new Map(spots.map((spot, at) => [spot, Math.sin((at + 1) * 12.9898 + turn * 78.233) * 43758.5453]));
  const place = (spot) => order.get(spot) - Math.floor(order.get(spot));
  return [...spots].sort((a, b) => place(a) - place(b));
}

// In each round, those that have no name yet are tried at its distances.
function nameInOrder(taken, spots, rounds) {
  const places = emptyNames();
  let [waiting, cost] = [spots, 0];
  for (const leads of rounds) {
    waiting = waiting.filter(({ at, reach, text, position }) => {
      const placed = placeBeside(taken, at, text, reach, leads);
      if (!placed) return true;
      addName(places, position, text, placed);
      cost += placed.cost;
      return false;
    });
  }
  return { places, taken, cost };
}

// A dot says how many events it stands for, a × that its one event was cancelled, a ? that it is only probably here, where
// there is room for it.
function placeCounts(viewport, stacks, dots, colours, spots) {
  const taken = new Boxes(viewport);
  const columns = { ...emptyNames(), color: [] };
  if (dots.shrink < COUNTED_FROM) return columns;
  for (const { i, at } of spots) {
    const text = stacks.count[i] > 1 ? String(stacks.count[i]) : stacks.is("cancelled", i) ? "×" : stacks.is("unsure", i) ? "?" : "";
    const half = widthOf(text, 12, 700) / 2;
    if (!text || Math.max(half, COUNT_TALL) > dots.radius[i] + 2 || !taken.add(around(at, half, 6), true)) continue;
    addName(columns, stacks.at(i), text, { anchor: "middle", offset: [0, 0] });
    columns.color.push(stacks.is("hollow", i) ? colours.text : inkOn(colours.categories[stacks.category(i)][0]));
  }
  return columns;
}

function placeBasemapNames(taken, viewport, labels, shown) {
  const columns = emptyNames();
  const { zoom } = viewport;
  const kinds = { state: zoom >= 2.6 && zoom < 7.5, town: zoom >= 4 };
  const order = (label) => (label.kind === "state" ? 1e9 : (label.population ?? 0));
  for (const label of [...labels].filter((one) => kinds[one.kind]).sort((a, b) => order(b) - order(a))) {
    const at = viewport.project([label.longitude, label.latitude]);
    if (!taken.holds(at) || (label.kind === "town" && shown.has(label.name))) continue;
    const text = label.kind === "state" ? label.name.toUpperCase() : label.name;
    const box = around(at, widthOf(text, 11, 400) / 2, 7);
    if (taken.add(box, true)) addName(columns, [label.longitude, label.latitude], text, { anchor: "middle", offset: [0, 0] });
  }
  return columns;
}

function placeBeside(taken, at, text, reach, leads) {
  const width = widthOf(text, SIZE, 600);
  for (const lead of leads) {
    for (const placed of lead ? standAway(at, width, reach, lead) : standBeside(at, width, reach)) {
      if (!taken.isFree(placed.box, lead ? APART : 0) || placed.line.some((point) => !taken.isFree(point))) continue;
      for (const box of [placed.box, ...placed.line]) taken.add(box);
      return placed;
    }
  }
  return null;
}

// Gives where a name may stand at its dot: anchor and offset from it, the box it takes, and how little it is liked.
function* standBeside(at, width, reach) {
  for (const [rank, [right, down]] of SIDES.entries()) {
    const away = reach * (right && down ? SLANT : 1);
    yield { ...boxAt(at, width, right, [right * away, down * (away + SIZE / 2 + (right ? 0 : 2))]), line: [], cost: rank / 20 };
  }
}

// Gives where a name may stand at the end of a line from its dot, and the boxes along the line.
function* standAway([x, y], width, reach, lead) {
  for (const [right, down] of DIRECTIONS) {
    const [from, to] = [reach - GAP, reach + lead].map((length) => [right * length, down * length]);
    const line = STEPS.map((part) => around([x + from[0] + (to[0] - from[0]) * part, y + from[1] + (to[1] - from[1]) * part], 1, 1));
    for (const side of down ? [0, Math.sign(right) || 1, -Math.sign(right) || -1] : [right]) {
      const offset = [to[0] + (down ? -side * SIZE : right * 2), to[1] + (Math.sign(down) * SIZE) / 2];
      yield { ...boxAt([x, y], width, side, offset), line, leader: [...from, ...to], cost: 1 + lead / 40 };
    }
  }
}

// Gives a name that begins (`side` is 1), ends (-1) or has its middle (0) at an offset from its dot.
function boxAt([x, y], width, side, offset) {
  const centre = [x + offset[0] + (side * width) / 2, y + offset[1]];
  return { anchor: side > 0 ? "start" : side < 0 ? "end" : "middle", offset, box: around(centre, width / 2, TALL) };
}

// Boxes on the screen, found by a grid.
class Boxes {
  constructor({ width, height }) {
    Object.assign(this, { width, height, cells: new Map() });
  }

  holds([x, y]) {
    return x >= 0 && y >= 0 && x <= this.width && y <= this.height;
  }

  copy() {
    const other = new Boxes(this);
    for (const [cell, boxes] of this.cells) other.cells.set(cell, [...boxes]);
    return other;
  }

  // Whether a box lies on the screen, touches no other, and no disc is less than `apart` pixels to its left or right.
  isFree(box, apart = 0) {
    const [left, top, right, bottom] = box;
    if (!(this.holds([left, top]) && this.holds([right, bottom]))) return false;
    const reach = [left - apart, top - apart / 2, right + apart, bottom + apart / 2];
    return !this.cellsOf(reach).some((cell) => this.cells.get(cell)?.some((other) => touches(other[4] ? reach : box, other)));
  }

  // Adds a box; with `onlyFree`, only where it is. Says whether it was added.
  add(box, onlyFree = false) {
    if (onlyFree && !this.isFree(box)) return false;
    for (const cell of this.cellsOf(box)) this.cells.has(cell) ? this.cells.get(cell).push(box) : this.cells.set(cell, [box]);
    return true;
  }

  cellsOf([left, top, right, bottom]) {
    const cells = [];
    for (let column = Math.floor(left / CELL); column <= Math.floor(right / CELL); column++)
      for (let row = Math.floor(top / CELL); row <= Math.floor(bottom / CELL); row++) cells.push(column * 1e4 + row);
    return cells;
  }
}

// Whether a box touches another, or the disc within it where that has a radius.
function touches(a, b) {
  if (!(a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3])) return false;
  const radius = b[4];
  if (!radius) return true;
  const [x, y] = [(b[0] + b[2]) / 2, (b[1] + b[3]) / 2];
  return Math.hypot(Math.max(a[0] - x, 0, x - a[2]), Math.max(a[1] - y, 0, y - a[3])) < radius;
}

const around = ([x, y], half, tall, radius = 0) => [x - half, y - tall, x + half, y + tall, radius];
const emptyNames = () => ({ length: 0, position: [], text: [], anchor: [], offset: [], leader: [] });

function addName(columns, position, text, { anchor, offset, leader }) {
  columns.length += 1;
  columns.position.push(position);
  columns.text.push(text);
  columns.anchor.push(anchor);
  columns.offset.push(offset);
  columns.leader.push(leader);
}

const widths = new Map();
let ruler = null;
function widthOf(text, size, weight) {
  const key = `${weight} ${size} ${text}`;
  if (!widths.has(key)) {
    ruler ??= document.createElement("canvas").getContext("2d");
    ruler.font = `${weight} ${size}px ${FONT}`;
    widths.set(key, ruler.measureText(text).width + 4);
  }
  return widths.get(key);
}
