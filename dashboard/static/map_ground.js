// The ground: land and borders, drawn with the browser's own pen under the dots. Of the shapes, those in view alone.

const version = new URL(import.meta.url).search;
const [{ Sheet }, { css }] = await Promise.all(["map_sheet", "map_layers"].map((name) => import(`./${name}.js${version}`)));

export class Ground extends Sheet {
  // `layers` as Python declares them; `ringsOf` gives the rings of a file's name, nothing where they have not come.
  show(layers, ringsOf) {
    const rings = layers.map(({ shapes }) => ringsOf(shapes));
    const isShown = layers === this.layers && rings.every((one, i) => one === this.rings[i]);
    Object.assign(this, { layers, rings });
    if (!isShown) this.draw();
  }

  paint(pen, camera) {
    for (const [i, { fill, line, width, from }] of (this.layers ?? []).entries()) {
      const rings = this.rings[i];
      if (!rings || camera.zoom < from) continue;
      const path = new Path2D();
      for (const ring of rings) if (camera.sees(ring)) camera.trace(path, ring);
      if (fill) ((pen.fillStyle = css(fill)), pen.fill(path));
      else Object.assign(pen, { strokeStyle: css(line), lineWidth: width, lineJoin: "round" }).stroke(path);
    }
  }
}
