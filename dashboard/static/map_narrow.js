// Narrows the map in the browser, before Python's answer: the events' columns, read once the map is drawn, and the counting,
// value for value as page/filters.py, page/stacks.py and page/layers.py do it. Words in quotes are Python's affair.

const version = new URL(import.meta.url).search;
const [{ memory, nextAsk, readHead, readColumns }, { SIGNS }] = await Promise.all(["map_still", "map_layers"].map((name) => import(`./${name}.js${version}`)));

export default function ({ data }) {
  const { head, block } = readHead(data);
  if (memory.awaitedEvents === head.version) return;
  memory.awaitedEvents = head.version;
  readEvents(head, block);
}

async function readEvents(head, block) {
  await memory.drawn;
  const events = new Events(head, await readColumns(head, block));
  if (memory.awaitedEvents !== head.version) return;
  Object.assign(memory, { events, facets: events.facets, narrow, countUnder, countShown });
  requestIdleCallback(() => memory.map?.data && events.stack(events.match({}), memory.map.data.sizes)); // the first choice finds the code compiled
}

// Draws what `change` leaves; what it says nothing of (first, last, words, chosen) stays. Gives the number of this ask, which
// Python is to be told.
function narrow(change) {
  const { map, events } = memory;
  const filters = (memory.filters = { ...memory.filters, ...change });
  const at = nextAsk();
  const mask = map?.data?.events === events.version ? events.match(filters) : null;
  if (mask) map.narrow(events.stack(mask, map.data.sizes), filters, at);
  return at;
}

// Gives how many events each value of a facet has under the other filters; null where Python alone can tell.
function countUnder(filters, key) {
  const mask = memory.events.match(filters, key);
  return mask && memory.facets[key].count(mask);
}

// Gives how many events there are under all filters; null where Python alone can tell.
function countShown(filters) {
  return memory.events.match(filters)?.reduce((sum, one) => sum + one, 0) ?? null;
}

class Events {
  constructor({ size, point_count, day_zero, status_looks, facets, version }, columns) {
    const { point, first, lasts, crowd, status, counter, category } = columns;
    Object.assign(this, { size, version, pointCount: point_count, dayZero: day_zero, statusLooks: status_looks });
    Object.assign(this, { point, first, crowd, status, counter, category, last: first.map((day, i) => day + lasts[i]) });
    this.categoryCount = 1 + category.reduce((most, one) => Math.max(most, one), 0);
    this.facets = Object.fromEntries(facets.map((key) => [key, new Facet(columns[`values:${key}`], columns[`codes:${key}`], columns[`times:${key}`])]));
  }

  // Gives a byte for each event, 1 where the filters show it; `but` names a facet that is left out.
  match({ first, last, words, chosen }, but = null) {
    if (words?.trim()) return null;
    const mask = new Uint8Array(this.size).fill(1);
    if (first) this.drop(mask, this.last, this.numberOf(first), Infinity);
    if (last) this.drop(mask, this.first, -Infinity, this.numberOf(last));
    for (const [key, values] of Object.entries(chosen ?? {})) if (key !== but && values.length) this.facets[key]?.keep(mask, values);
    return mask;
  }

  // The undated are dropped by any day.
  drop(mask, days, from, to) {
    for (let i = 0; i < mask.length; i++) if (!days[i] || days[i] < from || days[i] > to) mask[i] = 0;
  }

  numberOf(day) {
    return (Date.parse(day) - Date.parse(this.dayZero)) / 86_400_000;
  }

  // Gives the columns of the dots, the largest first, just as Python sends them.
  stack(mask, sizes) {
    const counted = this.countPoints(mask);
    const { point, tenths } = orderDots(counted.count, (at) => measureDot(counted, at, sizes));
    const kinds = { count: Uint32Array, look: Uint8Array, radius: Uint8Array, crowd: Uint16Array, mixed: Uint8Array, counters: Uint32Array };
    const columns = Object.fromEntries(Object.entries(kinds).map(([name, Kind]) => [name, new Kind(point.length)]));
    for (let i = 0; i < point.length; i++) {
      const at = point[i];
      const isTold = counted.told[at] > 0;
      const status = findMost(counted.status, at, this.statusLooks.length);
      const look = findMost(counted.category, at, this.categoryCount) + this.statusLooks[status] + (counted.counters[at] ? SIGNS.counter : 0);
      columns.count[i] = counted.count[at];
      columns.look[i] = look + (sizes.by_crowd && !isTold ? SIGNS.hollow : 0);
      columns.radius[i] = rint((tenths[i] / 10) * 8);
      columns.crowd[i] = isTold ? packCrowd(counted.people[at]) : 65535;
      columns.counters[i] = counted.counters[at];
      columns.mixed[i] = counted.status[at * this.statusLooks.length + status] !== counted.count[at];
    }
    return { point, ...columns };
  }

  countPoints(mask) {
    const { pointCount, point, crowd, status, counter, category, categoryCount } = this;
    const statuses = this.statusLooks.length;
    const integers = (width = 1) => new Uint32Array(pointCount * width);
    const counted = { count: integers(), told: integers(), people: new Float64Array(pointCount), counters: integers(), status: integers(statuses), category: integers(categoryCount) };
    for (let i = 0; i < mask.length; i++) {
      const at = point[i];
      if (!mask[i] || at === pointCount) continue;
      counted.count[at] += 1;
      counted.status[at * statuses + status[i]] += 1;
      counted.category[at * categoryCount + category[i]] += 1;
      if (counter[i]) counted.counters[at] += 1;
      if (crowd[i]) ((counted.told[at] += 1), (counted.people[at] += crowd[i] - 1));
    }
    return counted;
  }
}

// A way in which events are told apart: of one event after the other the positions of its values, `times` many where they are
// not one each.
class Facet {
  constructor(values, codes, times) {
    Object.assign(this, { values, codes, times, positions: new Map(values.map((value, position) => [value, position])) });
  }

  keep(mask, chosen) {
    const { codes, times } = this;
    const wanted = new Uint8Array(this.values.length + 1);
    for (const value of chosen) if (this.positions.has(value)) wanted[this.positions.get(value)] = 1;
    for (let i = 0, at = 0; i < mask.length; i++) {
      let has = 0;
      for (const end = at + (times ? times[i] : 1); at < end; at++) has |= wanted[codes[at]];
      mask[i] &= has;
    }
  }

  count(mask) {
    const { codes, times } = this;
    const counts = new Uint32Array(this.values.length + 1);
    for (let i = 0, at = 0; i < mask.length; i++) for (const end = at + (times ? times[i] : 1); at < end; at++) counts[codes[at]] += mask[i];
    return counts.subarray(0, this.values.length);
  }
}

// Gives the points that have events, the largest dots first and of equal ones the first point, and their radii in tenths of a
// pixel. Both are one number while they are sorted, which is many times as fast as comparing them in a function.
function orderDots(count, measure) {
  const keys = new Float64Array(count.length);
  let length = 0;
  for (let at = 0; at < count.length; at++) if (count[at]) keys[length++] = at - measure(at) * count.length;
  const sorted = keys.subarray(0, length).sort();
  const tenths = Uint16Array.from(sorted, (key) => Math.ceil(-key / count.length));
  return { tenths, point: Uint32Array.from(sorted, (key, i) => key + tenths[i] * count.length) };
}

// Gives a dot's radius in tenths of a pixel.
function measureDot({ count, told, people }, point, { by_crowd, reference, smallest, counted, largest }) {
  const value = by_crowd ? people[point] : count[point];
  const radius = by_crowd && !told[point] ? smallest : largest * Math.sqrt(value / reference);
  return rint(Math.max(radius, count[point] > 1 ? counted : smallest) * 10);
}

// Gives the most frequent of `width` values at a point; of equally frequent ones the first.
function findMost(counts, point, width) {
  let most = 0;
  for (let value = 1; value < width; value++) if (counts[point * width + value] > counts[point * width + most]) most = value;
  return most;
}

function packCrowd(people) {
  let zeros = 0;
  let scale = 1;
  while (people >= 1000 * scale) ((zeros += 1), (scale *= 10));
  const digits = rint(people / scale);
  return digits === 1000 ? 1000 * (zeros + 1) + 100 : 1000 * zeros + digits;
}

// Rounds as numpy does, halves to the even number.
function rint(value) {
  const whole = Math.floor(value);
  const rest = value - whole;
  return rest > 0.5 || (rest === 0.5 && whole % 2) ? whole + 1 : whole;
}
