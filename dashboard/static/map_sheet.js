// A sheet over or under the dots that is drawn with the browser's own pen: no second WebGL with its shaders and memory.

const { Camera } = await import(`./map_shapes.js${new URL(import.meta.url).search}`);

export class Sheet {
  constructor(parent, view) {
    this.canvas = document.createElement("canvas");
    Object.assign(this, { parent, view });
    parent.replaceChildren(this.canvas);
    this.watchSize = new ResizeObserver(() => this.fitCanvas() && this.draw());
    this.watchSize.observe(parent);
  }

  move(view) {
    this.view = view;
    this.draw();
  }

  draw() {
    this.fitCanvas();
    const pen = this.canvas.getContext("2d");
    pen.clearRect(0, 0, this.canvas.width, this.canvas.height);
    this.drawOnto(pen, devicePixelRatio);
  }

  // Makes the canvas as large as its place; says whether it was not.
  fitCanvas() {
    const { canvas, parent } = this;
    const [width, height] = [parent.clientWidth, parent.clientHeight].map((pixels) => Math.round(pixels * devicePixelRatio));
    const fits = canvas.width === width && canvas.height === height;
    if (!fits) Object.assign(canvas, { width, height });
    return !fits;
  }

  // Draws what is seen with another pen, each of the screen's pixels `scale` wide.
  drawOnto(pen, scale) {
    const { clientWidth: width, clientHeight: height } = this.parent;
    pen.save();
    pen.scale(scale, scale);
    this.paint(pen, new Camera(this.view, { width, height }));
    pen.restore();
  }

  close() {
    this.watchSize.disconnect();
  }
}
