// The basemap's shapes, as coarse as the zoom allows, and their borders as single lines, each drawn once.

// Degrees of the grid that points are snapped to: less than a pixel at the zooms where it is used. Neighbours share their
// points, so a grid keeps them together where cutting corners one by one would tear them apart.
const GRIDS = { coarse: 0.06, fine: 0.004 };
const shapes = new WeakMap();

// Gives the shapes of a basemap file for a layer's data, "countries:coarse" or "countries:coarse:lines".
export function shapesOf(content, detail, asLines) {
  if (!shapes.has(content)) shapes.set(content, new Map());
  const kept = shapes.get(content);
  if (!kept.has(detail)) {
    const areas = snap(content, GRIDS[detail]);
    kept.set(detail, { areas, lines: listBorders(areas) });
  }
  return kept.get(detail)[asLines ? "lines" : "areas"];
}

function snap(content, grid) {
  const areas = content.features.map(({ properties, geometry }) => {
    const polygons = geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
    const coordinates = polygons.map((rings) => rings.map((ring) => snapRing(ring, grid)).filter((ring) => ring.length > 3)).filter((rings) => rings.length);
    return { type: "Feature", properties, geometry: { type: "MultiPolygon", coordinates } };
  });
  return areas.filter(({ geometry }) => geometry.coordinates.length);
}

function snapRing(ring, grid) {
  const snapped = [];
  for (const [longitude, latitude] of ring) {
    const x = Math.round(longitude / grid) * grid;
    const y = Math.round(latitude / grid) * grid;
    const last = snapped.at(-1);
    if (!last || last[0] !== x || last[1] !== y) snapped.push([x, y]);
  }
  return snapped;
}

function listBorders(features) {
  const seen = new Set();
  const source = [];
  const target = [];
  for (const feature of features)
    for (const polygon of feature.geometry.coordinates)
      for (const ring of polygon)
        for (let i = 1; i < ring.length; i++) {
          const [a, b] = ring[i - 1] < ring[i] ? [ring[i - 1], ring[i]] : [ring[i], ring[i - 1]];
          const key = `${a} ${b}`;
          if (seen.has(key)) continue;
          seen.add(key);
          source.push(...a);
          target.push(...b);
        }
  return {
    length: source.length / 2,
    attributes: {
      getSourcePosition: { value: new Float32Array(source), size: 2 },
      getTargetPosition: { value: new Float32Array(target), size: 2 },
    },
  };
}

// Gives those of the border lines that may lie within [west, south, east, north]; all of what is no lines.
export function keepNear(columns, [west, south, east, north]) {
  if (!columns?.attributes) return columns;
  const [from, to] = Object.values(columns.attributes).map(({ value }) => value);
  const kept = [];
  for (let i = 0; i < from.length; i += 2) {
    const beside = (from[i] < west && to[i] < west) || (from[i] > east && to[i] > east);
    const beyond = (from[i + 1] < south && to[i + 1] < south) || (from[i + 1] > north && to[i + 1] > north);
    if (!beside && !beyond) kept.push(i);
  }
  const pick = (values) => ({ value: Float32Array.from(kept.flatMap((i) => [values[i], values[i + 1]])), size: 2 });
  return { length: kept.length, attributes: { getSourcePosition: pick(from), getTargetPosition: pick(to) } };
}
