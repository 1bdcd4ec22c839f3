// The lettering: names and counts over the dots, where map_names.js places them.

const version = new URL(import.meta.url).search;
const [{ Sheet }, { css }, { FONT }] = await Promise.all(["map_sheet", "map_layers", "map_names"].map((name) => import(`./${name}.js${version}`)));

const HALO = 3; // pixels
const ALIGNS = { start: "left", end: "right", middle: "center" };

export class Lettering extends Sheet {
  // `names` holds a list of columns for each style; a style has size, weight, and the names' colour and halo.
  show(names, styles) {
    Object.assign(this, { names, styles });
    this.draw();
  }

  paint(pen, camera) {
    Object.assign(pen, { textBaseline: "middle", lineJoin: "round", lineWidth: HALO });
    for (const [kind, style] of Object.entries(this.styles ?? {})) this.write(pen, camera, this.names[kind], style);
  }

  write(pen, camera, columns, { size, weight, color, halo }) {
    pen.font = `${weight} ${size}px ${FONT}`;
    for (let i = 0; i < columns.length; i++) {
      const [x, y] = camera.project(columns.position[i]);
      const [right, down] = columns.offset[i];
      if (columns.leader[i]) lead(pen, x, y, columns.leader[i], css(color));
      pen.textAlign = ALIGNS[columns.anchor[i]];
      if (halo) ((pen.strokeStyle = css(halo)), pen.strokeText(columns.text[i], x + right, y + down));
      pen.fillStyle = css(color ?? columns.color[i]);
      pen.fillText(columns.text[i], x + right, y + down);
    }
  }
}

// Joins a dot to its name.
function lead(pen, x, y, [fromX, fromY, toX, toY], colour) {
  pen.save();
  Object.assign(pen, { strokeStyle: colour, lineWidth: 1 });
  pen.beginPath();
  pen.moveTo(x + fromX, y + fromY);
  pen.lineTo(x + toX, y + toY);
  pen.stroke();
  pen.restore();
}
