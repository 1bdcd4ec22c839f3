// Names on the map: placed one by one, the most important first, each where it covers no dot and no other name.

const { inkOn } = await import(`./map_layers.js${new URL(import.meta.url).search}`);

export const FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif';
const GAP = 3;
const RING = 9; // pixels that the ring of the selected dot reaches beyond its rim
const SIDES = [
  ["start", 1, 0],
  ["end", -1, 0],
  ["middle", 0, -1],
  ["middle", 0, 1],
];
const CELL = 48;
const MOST = 400;

// Gives the columns of "counts", "place-names" and "basemap-names" for a viewport.
export function placeNames(viewport, dots, colours, labels, selected) {
  const taken = new Boxes(viewport);
  const spots = dots.point.map((_, i) => ({ i, at: viewport.project(dots.position[i]) })).filter(({ at }) => taken.holds(at));
  for (const { i, at } of spots) taken.add(around(at, dots.radius[i], dots.radius[i]));
  spots.sort((a, b) => dots.count[b.i] - dots.count[a.i] || (dots.crowd[b.i] ?? 0) - (dots.crowd[a.i] ?? 0));
  const places = emptyNames();
  const shown = new Set();
  for (const { i, at } of spots.slice(0, MOST)) {
    const reach = dots.point[i] === selected ? dots.radius[i] + RING : dots.reach[i];
    const placed = placeBeside(taken, at, dots.short_label[i], 12.5, 600, reach + GAP);
    if (placed) addName(places, dots.position[i], dots.short_label[i], placed);
    shown.add(dots.label[i].split(",")[0]);
  }
  return {
    counts: placeCounts(viewport, dots, colours, spots),
    "place-names": places,
    "basemap-names": placeBasemapNames(taken, viewport, labels ?? [], shown),
  };
}

export function countInside({ width, height, project }, positions) {
  return positions.reduce((count, position) => {
    const [x, y] = project(position);
    return count + (x >= 0 && y >= 0 && x <= width && y <= height ? 1 : 0);
  }, 0);
}

// A dot says how many events it stands for, a × that its one event was cancelled, a ? that it is only probably here, where
// there is room for it.
function placeCounts(viewport, dots, colours, spots) {
  const taken = new Boxes(viewport);
  const columns = { ...emptyNames(), color: [] };
  for (const { i, at } of spots) {
    const text = dots.count[i] > 1 ? String(dots.count[i]) : dots.cancelled[i] ? "×" : dots.unsure[i] ? "?" : "";
    const half = widthOf(text, 12, 700) / 2;
    if (!text || half > dots.radius[i] + 2 || !taken.add(around(at, half, 6), true)) continue;
    addName(columns, dots.position[i], text, { anchor: "middle", offset: [0, 0] });
    columns.color.push(dots.hollow[i] ? colours.text : inkOn(colours.categories[dots.category[i]][0]));
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

function placeBeside(taken, [x, y], text, size, weight, away) {
  const width = widthOf(text, size, weight);
  for (const [anchor, right, down] of SIDES) {
    const offset = [right * away, down * (away + size / 2 + 2)];
    const centre = [x + offset[0] + (right * width) / 2, y + offset[1]];
    if (taken.add(around(centre, width / 2, size / 2 + 1), true)) return { anchor, offset };
  }
  return null;
}

// Boxes on the screen, found by a grid.
class Boxes {
  constructor({ width, height }) {
    Object.assign(this, { width, height, cells: new Map() });
  }

  holds([x, y]) {
    return x >= 0 && y >= 0 && x <= this.width && y <= this.height;
  }

  // Adds a box; with `onlyFree`, only where it lies on the screen and touches no other. Says whether it was added.
  add(box, onlyFree = false) {
    const [left, top, right, bottom] = box;
    if (onlyFree && !(this.holds([left, top]) && this.holds([right, bottom]))) return false;
    const cells = [];
    for (let column = Math.floor(left / CELL); column <= Math.floor(right / CELL); column++)
      for (let row = Math.floor(top / CELL); row <= Math.floor(bottom / CELL); row++) cells.push(column * 1e4 + row);
    if (onlyFree && cells.some((cell) => this.cells.get(cell)?.some((other) => touches(box, other)))) return false;
    for (const cell of cells) this.cells.has(cell) ? this.cells.get(cell).push(box) : this.cells.set(cell, [box]);
    return true;
  }
}

const touches = (a, b) => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
const around = ([x, y], half, tall) => [x - half, y - tall, x + half, y + tall];
const emptyNames = () => ({ length: 0, position: [], text: [], anchor: [], offset: [] });

function addName(columns, position, text, { anchor, offset }) {
  columns.length += 1;
  columns.position.push(position);
  columns.text.push(text);
  columns.anchor.push(anchor);
  columns.offset.push(offset);
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
