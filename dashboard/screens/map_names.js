// Names on the map: placed one by one, the most important first, each where it covers no dot and no other name.

const GAP = 3;
const SIDES = [
  ["start", 1, 0],
  ["end", -1, 0],
  ["middle", 0, -1],
  ["middle", 0, 1],
];
const CELL = 48;
const MOST = 400;

// Gives the columns of the layers "place-names" and "basemap-names" for a viewport.
function placeNames(viewport, stacks, labels) {
  const taken = new Boxes(viewport);
  const spots = stacks.point.map((_, i) => ({ i, at: viewport.project(stacks.position[i]) })).filter(({ at }) => taken.holds(at));
  for (const { i, at } of spots) taken.add(around(at, stacks.radius[i], stacks.radius[i]));
  spots.sort((a, b) => stacks.count[b.i] - stacks.count[a.i] || (stacks.crowd[b.i] ?? 0) - (stacks.crowd[a.i] ?? 0));
  const places = emptyNames();
  const shown = new Set();
  for (const { i, at } of spots.slice(0, MOST)) {
    const placed = placeBeside(taken, at, stacks.short_label[i], 12.5, 600, stacks.selected_line[i][3] ? stacks.selected_radius[i] + 3 : stacks.radius[i] + (stacks.counter[i] || stacks.status[i] === "planned" ? 9 : 5));
    if (placed) addName(places, stacks.position[i], stacks.short_label[i], placed);
    shown.add(stacks.short_label[i].split(",")[0]);
  }
  return { "place-names": places, "basemap-names": placeBasemapNames(taken, viewport, labels ?? [], shown) };
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
    const offset = [right * (away + GAP), down * (away + size / 2 + 2)];
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
    ruler.font = `${weight} ${size}px system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif`;
    widths.set(key, ruler.measureText(text).width + 4);
  }
  return widths.get(key);
}
