// The map: draws the layers that Python declares with pydeck, tells which point was chosen, saves what is seen as a PNG.
// Data comes as columns; every text from outside is set as text, never as HTML. Nothing is asked from any other host.

const deckLoading = loadDeck(); // the largest file first
const version = new URL(import.meta.url).search;
const load = (name) => import(`./${name}.js${version}`);
const [{ memory, getStill }, layers, { shapesOf, keepNear }, { placeNames, countInside }, picture, { Ground }] = await Promise.all(
  ["map_still", "map_layers", "map_shapes", "map_names", "map_picture", "map_ground"].map(load),
);
const { styleStacks, chooseShrink, makeLayer, isVisible, describeStack, findDot, readStacks, unpackColumns, css, isDark } = layers;
const { listLegend, legendItem, composeSheet, download } = picture;

const FARTHEST = 1;
const CONTROLS = 54; // pixels that the buttons take on the right
const maps = new WeakMap();

export default function ({ data, parentElement, setTriggerValue }) {
  let map = maps.get(parentElement);
  if (!map) maps.set(parentElement, (map = new MapView(parentElement)));
  map.choose = (point) => {
    map.awaits = true;
    setTriggerValue("chosen", { point, at: Date.now() });
  };
  map.show(data);
  return () => {
    map.close();
    maps.delete(parentElement);
  };
}

class MapView {
  constructor(root) {
    this.root = root;
    this.find = (selector) => root.querySelector(selector);
    this.drawn = 0;
    this.find(".zoom-in").onclick = () => this.zoomBy(1);
    this.find(".zoom-out").onclick = () => this.zoomBy(-1);
    this.find(".fit").onclick = () => this.data?.shown_bounds && this.goTo(this.fit(this.data.shown_bounds), 500);
    this.find(".save").onclick = () => this.save();
    this.find(".canvas").onpointerdown = (event) => (this.pressed = [event.clientX, event.clientY]);
    this.find(".canvas").onclick = (event) => this.click(event);
    this.find(".canvas").onpointermove = (event) => this.point(event);
    this.find(".canvas").onpointerleave = () => (this.find(".tip").hidden = true);
    this.watchTheme = setInterval(() => this.deck && this.theme !== this.drawnTheme && this.draw(), 500);
  }

  close() {
    clearInterval(this.watchTheme);
    this.streets?.close();
    this.deck?.finalize();
    this.ground?.close();
    this.deck = null;
    this.closed = true;
  }

  async show(sent) {
    this.sent = sent;
    this.find(".canvas").setAttribute("aria-label", sent.alt);
    try {
      if (!this.deck && !document.createElement("canvas").getContext("webgl2")) throw new Error("no WebGL");
      const [still, shown] = await Promise.all([getStill(sent.still), unpackColumns(sent.columns, sent.shown)]);
      this.loadBasemap(still);
      await deckLoading;
      if (this.closed || this.sent !== sent) return;
      this.data = { ...still, ...sent, stacks: readStacks(still.points, shown) };
      if (!this.deck) this.open();
      this.layStreets();
      this.draw();
      this.bringUpCard();
    } catch (error) {
      this.say("This browser cannot draw the map (WebGL is off or missing). The view “Table” lists the same events.");
      console.error(error);
    }
  }

  // The browser's own click: deck.gl's is lost where a slow machine takes longer than a tap between press and release.
  click({ clientX, clientY, currentTarget }) {
    const [x, y] = this.pressed ?? [clientX, clientY];
    if (!this.deck || Math.hypot(clientX - x, clientY - y) > 5) return;
    const { left, top } = currentTarget.getBoundingClientRect();
    const index = findDot(this.viewport, this.columns.dots, clientX - left, clientY - top);
    if (index !== null) this.choose(this.data.stacks.point[index]);
  }

  // On a phone the card opens below the screen: what was asked for by a tap comes into view.
  bringUpCard() {
    if (!this.awaits) return;
    this.awaits = false;
    const card = document.querySelector(".st-key-panel");
    if (matchMedia("(max-width: 640px)").matches) card?.scrollIntoView({ block: "start", behavior: "smooth" });
  }

  open() {
    const { deck } = globalThis;
    this.moved(memory.view ?? this.fit(this.data.home_bounds));
    this.ground = new Ground(this.find(".ground"), this.view, () => this.rendered());
    this.deck = new deck.Deck({
      parent: this.find(".canvas"),
      views: new deck.MapView({ repeat: false }),
      initialViewState: this.view,
      deviceProps: { type: "webgl", webgl: { antialias: false } }, // discs and letters smooth their own edges
      controller: { dragRotate: false, touchRotate: false, keyboard: { rotateSpeedX: 0, rotateSpeedY: 0 } },
      getCursor: ({ isDragging }) => (isDragging ? "grabbing" : this.find(".tip").hidden ? "grab" : "pointer"),
      onViewStateChange: ({ viewState }) => this.moved(viewState),
      onError: (error) => console.error(error),
      onAfterRender: () => this.rendered(),
    });
  }

  // The street map's code is loaded only where the setting is set.
  async layStreets() {
    if (!this.data.streets) return;
    this.streetsPart ??= load("map_streets").then(({ StreetsPart }) => new StreetsPart(this, memory));
    (await this.streetsPart).show();
  }

  fit(bounds) {
    const { deck } = globalThis;
    const { width, height } = this.find(".canvas").getBoundingClientRect();
    const size = { width: Math.max(width, 200), height: Math.max(height, 200) };
    const limits = { minZoom: 1, maxZoom: this.closest, pitch: 0, bearing: 0 };
    if (!bounds) return { longitude: -96, latitude: 38, zoom: 3, ...limits };
    const edge = Math.min(56, size.width / 6, size.height / 6);
    const padding = { top: edge, bottom: edge, left: edge, right: edge + CONTROLS / 2 };
    const room = bounds[0].every((low, i) => bounds[1][i] - low < 0.02) ? widen(bounds) : bounds;
    const { longitude, latitude, zoom } = new deck.WebMercatorViewport(size).fitBounds(room, { padding });
    return { longitude, latitude, zoom: Math.min(zoom, 8), ...limits };
  }

  goTo(view, duration) {
    const { deck } = globalThis;
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    const transition = still ? {} : { transitionDuration: duration, transitionInterpolator: new deck.LinearInterpolator(["longitude", "latitude", "zoom"]) };
    this.moved(view);
    this.deck.setProps({ initialViewState: { ...view, ...transition } });
  }

  zoomBy(step) {
    if (this.deck) this.goTo({ ...this.view, zoom: Math.min(this.closest, Math.max(1, this.view.zoom + step)) }, 250);
  }

  moved(view) {
    const before = this.view?.zoom ?? view.zoom;
    const { longitude, latitude, zoom, minZoom, maxZoom } = view;
    this.view = memory.view = { longitude, latitude, zoom, minZoom, maxZoom, pitch: 0, bearing: 0 };
    this.streets?.move(this.view);
    this.ground?.move(this.view);
    this.find(".tip").hidden = true;
    this.find(".frame").dataset.view = `${longitude} ${latitude} ${zoom}`;
    if (this.limits?.some((limit) => before < limit !== zoom < limit)) this.loadBasemap();
    clearTimeout(this.settling);
    this.settling = setTimeout(() => this.draw(), 90);
  }

  get closest() {
    return this.data?.streets?.style ? 18 : 14;
  }

  get viewport() {
    const { width, height } = this.find(".canvas").getBoundingClientRect();
    return new globalThis.deck.WebMercatorViewport({ ...this.view, width, height });
  }

  get colours() {
    return { ...this.data.colours[this.theme], categories: this.data.categories[this.theme] };
  }

  // A street map has its own ground, whatever the page's: dots and names are drawn for a light one.
  get theme() {
    if (this.streets?.isShown) return "light";
    return isDark(getComputedStyle(this.find(".saving")).getPropertyValue("--st-background-color")) ? "dark" : "light";
  }

  draw() {
    if (!this.deck) return;
    const theme = (this.drawnTheme = this.theme);
    const { colours } = this;
    const specs = this.data.layers[theme].filter((spec) => !this.streets?.isShown || !(isGround(spec) || spec.data === "basemap-names"));
    this.limits = specs.flatMap((spec) => [spec.visibleFrom, spec.visibleTo]).filter((limit) => limit > 0);
    const { viewport } = this;
    this.shrink = chooseShrink(countInside(viewport, this.data.stacks.position), viewport);
    this.columns = styleStacks(this.data.stacks, colours, this.data.selected, this.shrink);
    Object.assign(this.columns, placeNames(viewport, this.columns.dots, colours, this.streets?.isShown ? [] : memory.files.get(this.data.basemap.names)));
    this.drawn += 1;
    this.find(".frame").style.background = css(colours.water);
    const drawing = `${theme} ${this.drawn}`;
    const near = specs.filter((spec) => isVisible(spec, this.view.zoom));
    const makeLayers = (some, find) => some.map((spec) => [spec, find(spec.data)]).filter(([, columns]) => columns?.length).map(([spec, columns]) => makeLayer(spec, columns, drawing));
    this.deck.setProps({ layers: makeLayers(near.filter((spec) => !isGround(spec)), (name) => this.columns[name]) });
    const ground = near.filter(isGround);
    const name = [theme, ...ground.map(({ id }) => id)].join();
    if (this.hasFiles) this.ground.show(name, viewport, (bounds) => makeLayers(ground, (name) => keepNear(this.shapesOf(name), bounds)));
    this.drawLegend(colours);
  }

  shapesOf(name) {
    const [shape, detail, lines] = name.split(":");
    const content = memory.files.get(this.data.basemap[shape]);
    return content && shapesOf(content, detail, lines);
  }

  // A file is fetched when a layer that needs it comes into view: counties only when close.
  loadBasemap({ layers, basemap } = this.data) {
    const zoom = (this.view ?? memory.view)?.zoom ?? FARTHEST;
    const areas = layers.light.filter((spec) => isVisible(spec, zoom)).map((spec) => spec.data.split(":")[0]);
    const wanted = [...areas, "names"].map((name) => basemap[name]);
    const missing = [...new Set(wanted.filter(Boolean))].filter((file) => !memory.files.has(file));
    if (missing.length) Promise.all(missing.map(fetchFile)).then(() => this.draw());
  }

  get hasFiles() {
    return [...memory.files.values()].every(Boolean);
  }

  rendered() {
    if (!this.data || this.find(".frame").dataset.drawn) return;
    if (this.hasFiles && this.ground.isDrawn) {
      this.find(".frame").dataset.drawn = "yes";
      this.say("");
    }
  }

  say(text) {
    this.find(".notice").textContent = text;
    this.find(".notice").hidden = !text;
  }

  point({ clientX, clientY, buttons, currentTarget }) {
    const tip = this.find(".tip");
    if (!this.columns || buttons) return;
    const { left, top } = currentTarget.getBoundingClientRect();
    const [x, y] = [clientX - left, clientY - top];
    const index = findDot(this.viewport, this.columns.dots, x, y);
    tip.hidden = index === null;
    if (tip.hidden) return;
    const lines = describeStack(this.data.stacks, index);
    const title = Object.assign(document.createElement("strong"), { textContent: this.data.stacks.label[index] });
    tip.replaceChildren(title, ...lines.map((line) => Object.assign(document.createElement("span"), { textContent: line })));
    const { width } = this.find(".canvas").getBoundingClientRect();
    tip.style.left = x > width / 2 ? "" : `${x + 14}px`;
    tip.style.right = x > width / 2 ? `${width - x + 14}px` : "";
    tip.style.top = `${Math.max(4, y - 20)}px`;
  }

  drawLegend(colours) {
    const entries = listLegend(this.data.legend, colours, this.shrink);
    const wanted = JSON.stringify(entries);
    if (wanted === this.drawnLegend) return;
    this.drawnLegend = wanted;
    this.find(".legend").replaceChildren(...entries.map(legendItem));
  }

  async save() {
    const button = this.find(".save");
    if (!this.deck) return;
    button.disabled = true;
    try {
      const scale = Number(this.find(".scale").value);
      const picture = await this.capture(scale);
      const style = getComputedStyle(this.find(".saving"));
      const colours = {
        ground: style.getPropertyValue("--st-background-color") || "#ffffff",
        text: style.getPropertyValue("--st-text-color") || "#1b242b",
        font: style.fontFamily,
      };
      const sheet = composeSheet(picture, scale, { ...this.data.save, ...this.streets?.caption(this.data.save) }, listLegend(this.data.legend, this.colours, this.shrink, this.selectedName), colours);
      download(await new Promise((done) => sheet.toBlob(done, "image/png")), this.data.save.file_name);
    } finally {
      button.disabled = false;
    }
  }

  get selectedName() {
    const { point, label } = this.data.stacks;
    return label[point.indexOf(this.data.selected)] ?? null;
  }

  // A canvas is read in the same task as its redraw, before the browser may clear its buffer.
  async capture(scale) {
    const decks = [this.ground.deck, this.deck];
    const canvases = ["ground", "canvas"].map((name) => this.find(`.${name} canvas`));
    const size = canvases[1].getBoundingClientRect();
    const isSharp = (canvas) => Math.abs(canvas.width - size.width * scale) <= scale;
    for (const deck of decks) deck.setProps({ useDevicePixels: scale });
    for (let wait = 0; wait < 40 && !canvases.every(isSharp); wait++) await nextFrame();
    await nextFrame();
    const copy = Object.assign(document.createElement("canvas"), { width: Math.round(size.width * scale), height: Math.round(size.height * scale) });
    const pen = copy.getContext("2d");
    pen.fillStyle = css(this.data.colours[this.theme].water);
    pen.fillRect(0, 0, copy.width, copy.height);
    if (this.streets?.isShown) await this.streets.copyTo(pen, scale, copy.width, copy.height);
    decks.forEach((deck, i) => {
      deck.redraw("picture");
      pen.drawImage(canvases[i], 0, 0, copy.width, copy.height);
      deck.setProps({ useDevicePixels: true });
    });
    return copy;
  }
}

const isGround = ({ data }) => data.includes(":");
function assetUrl(file) {
  return new URL(`./${file}`, import.meta.url).href;
}

async function fetchFile(file) {
  memory.files.set(file, null);
  try {
    const answer = await fetch(assetUrl(file));
    if (!answer.ok) throw new Error(`${file}: ${answer.status}`);
    memory.files.set(file, await answer.json());
  } catch (error) {
    memory.files.delete(file);
    console.error(error);
  }
}

function loadDeck() {
  if (globalThis.deck?.Deck) return Promise.resolve();
  return new Promise((done, fail) => {
    const script = Object.assign(document.createElement("script"), { src: assetUrl("deck.gl-9.4.0.min.js"), onload: done, onerror: () => fail(new Error("deck.gl is missing")) });
    document.head.append(script);
  });
}

function widen(bounds) {
  return [bounds[0].map((low) => low - 2), bounds[1].map((high) => high + 2)];
}

const nextFrame = () => new Promise((done) => requestAnimationFrame(() => done()));
