// The basemap's shapes on Web Mercator's plane, and where that plane falls on the screen.

const TILE = 512; // pixels of the whole earth at zoom 0, as deck.gl and MapLibre count
const NEARLY_POLE = 89.9; // the pole itself lies at infinity
const SMALLEST_STEP = 0.5; // pixels; a corner nearer to the last one cannot be seen

const toX = (longitude) => (longitude + 180) / 360;
const toY = (latitude) => 0.5 - Math.log(Math.tan(Math.PI / 4 + (Math.max(-NEARLY_POLE, Math.min(NEARLY_POLE, latitude)) * Math.PI) / 360)) / (2 * Math.PI);

// Gives the rings of a basemap file: for each its corners, x and y in turn, from 0 to 1 across the earth, and its bounds.
export function readRings({ features }) {
  const polygons = features.flatMap(({ geometry }) => (geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates));
  return polygons.flat().map(readRing);
}

function readRing(ring) {
  const corners = new Float64Array(2 * ring.length);
  let [west, north, east, south] = [1, Infinity, 0, -Infinity];
  ring.forEach(([longitude, latitude], i) => {
    const [x, y] = [toX(longitude), toY(latitude)];
    corners.set([x, y], 2 * i);
    [west, north, east, south] = [Math.min(west, x), Math.min(north, y), Math.max(east, x), Math.max(south, y)];
  });
  return { corners, west, north, east, south };
}

// A view of `width` by `height` pixels: what it holds of the plane, and where on it a place or a ring comes to.
export class Camera {
  constructor({ longitude, latitude, zoom }, { width, height }) {
    const scale = TILE * 2 ** zoom;
    Object.assign(this, { width, height, zoom, scale, left: width / 2 - toX(longitude) * scale, top: height / 2 - toY(latitude) * scale });
  }

  project([longitude, latitude]) {
    return [toX(longitude) * this.scale + this.left, toY(latitude) * this.scale + this.top];
  }

  sees({ west, north, east, south }) {
    const { width, height, scale, left, top } = this;
    return east * scale + left >= 0 && west * scale + left <= width && south * scale + top >= 0 && north * scale + top <= height;
  }

  // Adds a ring to a path, without the corners that cannot be told apart.
  trace(path, { corners }) {
    const { scale, left, top } = this;
    let [lastX, lastY] = [corners[0] * scale + left, corners[1] * scale + top];
    path.moveTo(lastX, lastY);
    for (let i = 2; i < corners.length; i += 2) {
      const x = corners[i] * scale + left;
      const y = corners[i + 1] * scale + top;
      if (Math.abs(x - lastX) < SMALLEST_STEP && Math.abs(y - lastY) < SMALLEST_STEP) continue;
      path.lineTo((lastX = x), (lastY = y));
    }
    path.closePath();
  }
}
