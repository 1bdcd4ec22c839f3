// The view that shows given bounds as large as the map's frame allows.

export const FARTHEST = 1;
const CLOSEST_FIT = 8; // one town is not shown as a street corner
const EDGE = 34; // pixels between the outermost dots and the map's edge: a large dot's radius and a rim
const [BUTTONS_WIDTH, BUTTONS_HEIGHT] = [54, 124]; // pixels that the buttons take in the upper right corner
const NOWHERE = { longitude: -96, latitude: 38, zoom: 3 };

// Gives the view of bounds, [[west, south], [east, north]] in degrees or null, in a frame of this width and height. `land`
// are the bounds of the country that they lie in, or null: where the frame has room to spare, it shows that.
export function fitView({ width, height }, bounds, land, closest) {
  const size = { width: Math.max(width, 200), height: Math.max(height, 200) };
  const limits = { minZoom: FARTHEST, maxZoom: closest, pitch: 0, bearing: 0 };
  if (!bounds) return { ...NOWHERE, ...limits };
  const room = bounds[0].every((low, i) => bounds[1][i] - low < 0.02) ? widen(bounds) : bounds;
  const edge = Math.min(EDGE, size.width / 8, size.height / 8);
  let fitted = fitInto(size, room, land, edge, edge);
  if (fitted.project(room[1])[1] < BUTTONS_HEIGHT) fitted = fitInto(size, room, land, edge, BUTTONS_WIDTH + edge / 2);
  const { longitude, latitude, zoom } = fitted;
  return { longitude, latitude, zoom, ...limits };
}

// Gives what the buttons cover of a frame: left, top, right, bottom in pixels.
export function boxOfButtons({ width }) {
  return [width - BUTTONS_WIDTH, 0, width, BUTTONS_HEIGHT];
}

// Gives the view with the bounds at least `edge` pixels from all edges, and `right` pixels from the right one.
function fitInto(size, bounds, land, edge, right) {
  const { WebMercatorViewport } = globalThis.deck;
  const { longitude, latitude, zoom } = new WebMercatorViewport(size).fitBounds(bounds, { padding: { top: edge, bottom: edge, left: edge, right } });
  const fitted = new WebMercatorViewport({ ...size, longitude, latitude, zoom: Math.min(zoom, CLOSEST_FIT) });
  if (!land || !holds(land, bounds)) return fitted;
  const [leanLongitude, leanLatitude] = lean(fitted, bounds, land, edge, right);
  return new WebMercatorViewport({ ...size, longitude: leanLongitude, latitude: leanLatitude, zoom: fitted.zoom });
}

// Gives the centre that shares what is left beside the bounds by how far the land reaches there.
function lean(view, bounds, land, edge, rightEdge) {
  const [left, bottom] = view.project(bounds[0]);
  const [right, top] = view.project(bounds[1]);
  const [landLeft, landBottom] = view.project(land[0]);
  const [landRight, landTop] = view.project(land[1]);
  const x = share([left, view.width - right], [left - landLeft, landRight - right], [edge, rightEdge]) - left;
  const y = share([top, view.height - bottom], [top - landTop, landBottom - bottom], [edge, edge]) - top;
  return view.unproject([view.width / 2 - x, view.height / 2 - y]);
}

// Gives the room before what is shown, of that before and after it, once each side has what it wants or its part of it;
// never less than its least, nor so little that what is shown looks pushed aside.
function share([before, after], [wantedBefore, wantedAfter], [leastBefore, leastAfter]) {
  const wanted = wantedBefore + wantedAfter;
  const spare = before + after;
  const shared = wanted > spare ? (spare * wantedBefore) / wanted : wantedBefore + (spare - wanted) / 2;
  const lowest = Math.min(before, Math.max(leastBefore, spare / 4));
  const highest = spare - Math.min(after, Math.max(leastAfter, spare / 4));
  return Math.min(highest, Math.max(lowest, shared));
}

const holds = (land, bounds) => [0, 1].every((axis) => land[0][axis] <= bounds[0][axis] && bounds[1][axis] <= land[1][axis]);

function widen(bounds) {
  return [bounds[0].map((low) => low - 2), bounds[1].map((high) => high + 2)];
}
