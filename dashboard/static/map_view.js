// The map: draws the layers that Python declares with pydeck, tells which point was chosen, saves what is seen as a PNG.
// Data comes as columns; every text from outside is set as text, never as HTML. Nothing is asked from any other host.

const version = new URL(import.meta.url).search;
const deckLoading = loadDeck(); // the largest file first
const hasWebGL = wakeWebGL();
const load = (name) => import(`./${name}.js${version}`);
const [{ memory, getStill, readHead, readColumns, countEvents }, layers, names, picture, { Ground }, { Lettering }, files, { saveView }, { fitView, boxOfButtons, FARTHEST }, { Answers }] = await Promise.all(
  ["map_still", "map_layers", "map_names", "map_picture", "map_ground", "map_lettering", "map_files", "map_saving", "map_fit", "map_answers"].map(load),
);
const { Stacks, styleStacks, ringSelected, chooseShrink, makeLayer, describeStack, findDot, listOutside, css, isDark } = layers;
const { placeNames } = names;
const { listLegend, legendItem } = picture;
const { fetchFiles, fileOf, hasFiles } = files;

const NO_LABELS = [];
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
    this.find(".zoom-in").onclick = () => this.zoomBy(1);
    this.find(".zoom-out").onclick = () => this.zoomBy(-1);
    for (const button of [".fit", ".outside"]) this.find(button).onclick = () => this.showAll();
    this.find(".skip").onclick = () => document.querySelector(".st-key-panel button:not([disabled])")?.focus();
    this.find(".save").onclick = () => this.save();
    this.find(".canvas").onpointerdown = (event) => (this.pressed = [event.clientX, event.clientY]);
    this.find(".canvas").onclick = (event) => this.click(event);
    this.find(".canvas").onpointermove = (event) => this.point(event);
    this.find(".canvas").onpointerleave = () => (this.find(".tip").hidden = true);
    this.answers = new Answers(this);
    memory.map = this;
    this.watchTheme = setInterval(() => this.deck && this.readTheme() !== this.theme && this.draw(), 500);
  }

  close() {
    clearInterval(this.watchTheme);
    this.answers.close();
    if (memory.map === this) memory.map = null;
    this.watchSize?.disconnect();
    this.streets?.close();
    this.deck?.finalize();
    this.ground?.close();
    this.lettering?.close();
    this.deck = null;
    this.closed = true;
  }

  async show(bytes) {
    const { head: sent, block } = readHead(bytes);
    if (this.answers.isLate(sent, bytes)) return;
    this.sent = sent;
    this.find(".canvas").setAttribute("aria-label", sent.alt);
    try {
      if (!hasWebGL) throw new Error("no WebGL");
      const still = await getStill(sent.still);
      this.loadBasemap(still);
      const stacks = await this.readSent(still, sent, block);
      await deckLoading;
      if (this.closed || this.sent !== sent || this.answers.isLate(sent, bytes)) return;
      this.data = { ...still, ...sent, stacks: this.answers.settle(sent, stacks) };
      if (!this.deck) this.open();
      this.layStreets();
      this.draw();
      this.bringUpCard();
    } catch (error) {
      this.say("This browser cannot draw the map (WebGL is off or missing). The view “Table” lists the same events.");
      console.error(error);
    }
  }

  // What is sent again unchanged, as with every click on a dot, is not read again.
  async readSent({ points, version }, sent, block) {
    const key = `${version} ${JSON.stringify(sent.columns)}`;
    const isKept = this.read?.key === key && this.read.block.length === block.length && block.every((byte, i) => byte === this.read.block[i]);
    if (!isKept) this.read = { key, block, stacks: readColumns(sent, block).then((columns) => new Stacks(points, columns)) };
    return this.read.stacks;
  }

  // Draws what the browser itself has counted under `filters`; Python's answer to the ask `at` has the last word.
  narrow(columns, filters, at) {
    this.data = { ...this.data, stacks: new Stacks(this.data.points, columns) };
    this.draw(this.theme);
    this.answers.expect(filters, at); // last: what it changes in the page would be laid out anew before the drawing
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
    if (matchMedia("(max-width: 640px)").matches) card?.scrollIntoView({ block: "start", behavior: isStill() ? "auto" : "smooth" });
  }

  open() {
    const { deck } = globalThis;
    this.size = this.find(".canvas").getBoundingClientRect();
    this.moved(memory.view ?? this.fit(this.data.home_bounds));
    this.watchSize = new ResizeObserver(([{ contentRect }]) => {
      this.size = contentRect;
      this.fitAgain();
    });
    this.watchSize.observe(this.find(".canvas"));
    this.ground = new Ground(this.find(".ground"), this.view);
    this.lettering = new Lettering(this.find(".lettering"), this.view);
    this.deck = new deck.Deck({
      parent: this.find(".canvas"),
      views: new deck.MapView({ repeat: false }),
      initialViewState: this.view,
      deviceProps: { type: "webgl", webgl: { antialias: false } }, // discs and letters smooth their own edges
      controller: { dragRotate: false, touchRotate: false, keyboard: { rotateSpeedX: 0, rotateSpeedY: 0 } },
      getCursor: ({ isDragging }) => (isDragging ? "grabbing" : this.find(".tip").hidden ? "grab" : "pointer"),
      onViewStateChange: ({ viewState }) => this.movedByHand(viewState),
      onError: (error) => console.error(error),
      onAfterRender: () => ((this.isRendered = true), this.rendered()),
    });
  }

  // The street map's code is loaded only where the setting is set.
  async layStreets() {
    if (!this.data.streets) return;
    this.streetsPart ??= load("map_streets").then(({ StreetsPart }) => new StreetsPart(this, memory));
    (await this.streetsPart).show();
  }

  fit(bounds) {
    return fitView(this.size, bounds, this.data.land_bounds, this.closest);
  }

  showAll() {
    if (this.data?.shown_bounds) this.goTo(this.fit(this.data.shown_bounds), 500);
  }

  // The page may be laid out anew after the first fit; a view that nobody has moved still shows all there is.
  fitAgain() {
    if (!this.deck || !memory.isUntouched) return;
    const fitted = this.fit(this.data.home_bounds);
    if (isSameView(fitted, this.view)) return;
    this.goTo(fitted, 0);
    memory.isUntouched = true;
  }

  movedByHand(view) {
    if (!isSameView(view, this.view)) memory.isUntouched = false;
    this.moved(view);
  }

  goTo(view, duration) {
    memory.isUntouched = false;
    const { deck } = globalThis;
    const transition = isStill() ? {} : { transitionDuration: duration, transitionInterpolator: new deck.LinearInterpolator(["longitude", "latitude", "zoom"]) };
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
    this.lettering?.move(this.view);
    this.find(".tip").hidden = true;
    this.find(".frame").dataset.view = `${longitude} ${latitude} ${zoom}`;
    if (this.data?.ground.light.some(({ from }) => before < from && zoom >= from)) this.loadBasemap();
    clearTimeout(this.settling);
    this.settling = setTimeout(() => this.draw(), 90);
  }

  get closest() {
    return this.data?.streets?.style ? 18 : 14;
  }

  get viewport() {
    const { width, height } = this.size; // asked of the page, it would be laid out first
    return new globalThis.deck.WebMercatorViewport({ ...this.view, width, height });
  }

  get colours() {
    return { ...this.data.colours[this.theme], categories: this.data.categories[this.theme] };
  }

  // A street map has its own ground, whatever the page's: dots and names are drawn for a light one.
  readTheme() {
    if (this.streets?.isShown) return "light";
    return isDark(getComputedStyle(this.find(".saving")).getPropertyValue("--st-background-color")) ? "dark" : "light";
  }

  draw(theme = this.readTheme()) {
    clearTimeout(this.settling);
    if (!this.deck) return;
    this.theme = theme;
    const { colours } = this;
    this.find(".frame").style.background = css(colours.water);
    this.drawDots(colours);
    this.drawLettering(colours);
    this.ground.show(this.streets?.isShown ? [] : this.data.ground[this.theme], (name) => fileOf(this.data.basemap[name]));
    this.drawLegend(colours);
    this.sayOutside();
    this.rendered();
    if (this.find(".frame").dataset.drawn) this.say();
  }

  // The dots are styled anew only where something about them has changed: a click on one draws its ring alone.
  drawDots(colours) {
    const { viewport, theme } = this;
    const { stacks, selected, categories } = this.data;
    this.outside = listOutside(viewport, stacks);
    this.shrink = chooseShrink(stacks.length - this.outside.length, viewport);
    const style = `${theme} ${this.shrink} ${JSON.stringify(categories[theme])}`;
    if (this.stacks !== stacks || this.style !== style) {
      Object.assign(this, { stacks, style, columns: styleStacks(stacks, colours, this.shrink), ringed: undefined });
    }
    if (this.ringed !== selected) {
      this.ringed = selected;
      this.columns.selected = ringSelected(stacks, this.columns.dots, colours, selected);
    }
    const laid = [this.data.layers, this.columns, this.columns.selected];
    if (isEach(laid, this.laid)) return; // deck.gl would draw the same again
    this.laid = laid;
    this.deck.setProps({ layers: this.data.layers.map((spec) => makeLayer(spec, this.columns[spec.data])) });
    if (!this.isRendered) return;
    this.deck.animationLoop.redraw(); // now, not with the next frame: the names are placed meanwhile
    const gl = this.deck.getCanvas().getContext("webgl2");
    gl.deleteSync(gl.fenceSync(gl.SYNC_GPU_COMMANDS_COMPLETE, 0)); // has what was told it drawn,
    gl.flush();
  }

  // Placed and written anew only where something has changed, as the dots are.
  drawLettering(colours) {
    const { data, theme, columns, viewport } = this;
    const labels = this.streets?.isShown ? NO_LABELS : fileOf(data.basemap.names);
    const inputs = [this.view, viewport.width, viewport.height, columns.dots, theme, labels, data.selected];
    if (isEach(inputs, this.lettered)) return;
    this.lettered = inputs;
    this.lettering.show(placeNames(viewport, data.stacks, columns.dots, colours, labels, data.selected, boxOfButtons(viewport)), data.lettering[theme]);
  }

  // A file is fetched when what is drawn of it comes into view: counties only when close.
  async loadBasemap({ ground, basemap } = this.data) {
    const zoom = (this.view ?? memory.view)?.zoom ?? FARTHEST;
    const near = ground.light.filter(({ from }) => from <= zoom).map(({ shapes }) => shapes);
    if (await fetchFiles([...near, "names"].map((name) => basemap[name]))) this.draw();
  }

  rendered() {
    if (!this.isRendered || this.find(".frame").dataset.drawn || !hasFiles()) return;
    this.find(".canvas canvas").setAttribute("aria-label", "Arrow keys move the map, + and − zoom");
    this.find(".frame").dataset.drawn = "yes";
    memory.tellDrawn();
    this.say();
  }

  // Says over the map what is wrong, or that there is nothing on it.
  say(text = this.data.stacks.length ? "" : this.data.nothing || "No event fits the filters") {
    Object.assign(this.find(".notice"), { textContent: text, hidden: !text });
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
    const title = Object.assign(document.createElement("strong"), { textContent: this.data.stacks.label(index) });
    tip.replaceChildren(title, ...lines.map((line) => Object.assign(document.createElement("span"), { textContent: line })));
    const { width } = this.find(".canvas").getBoundingClientRect();
    tip.style.left = x > width / 2 ? "" : `${x + 14}px`;
    tip.style.right = x > width / 2 ? `${width - x + 14}px` : "";
    tip.style.top = `${Math.max(4, y - 20)}px`;
  }

  // Says what the first view leaves out, and whatever is shown where none of it is in view.
  sayOutside() {
    const { outside, data } = this;
    const button = this.find(".outside");
    button.hidden = !outside.length || !(memory.isUntouched || outside.length === data.stacks.length);
    const events = outside.reduce((sum, i) => sum + data.stacks.count[i], 0);
    button.textContent = `${countEvents(events)} outside this view: show all`;
  }

  drawLegend(colours) {
    const { legend, colour_note: note } = this.data;
    const entries = [...listLegend(legend, colours, this.shrink), ...(note ? [{ note }] : [])];
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
      await saveView(this, Number(this.find(".scale").value));
    } finally {
      button.disabled = false;
    }
  }
}

function loadDeck() {
  if (globalThis.deck?.Deck) return Promise.resolve();
  return new Promise((done, fail) => {
    const script = Object.assign(document.createElement("script"), { src: new URL("./deck.gl-9.4.0.min.js", import.meta.url).href, onload: done, onerror: () => fail(new Error("deck.gl is missing")) });
    document.head.append(script);
  });
}

// Says whether the browser has WebGL. Asked while the scripts load, it has started it when the dots want it.
function wakeWebGL() {
  const gl = document.createElement("canvas").getContext("webgl2");
  gl?.getExtension("WEBGL_lose_context")?.loseContext(); // its memory is free again at once
  return Boolean(gl);
}

// Whether the reader asked for as little motion as can be.
const isStill = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

// Whether what something is made from is what it was made from before.
const isEach = (inputs, before) => Boolean(before) && inputs.every((one, i) => one === before[i]);

function isSameView(one, other) {
  return ["longitude", "latitude", "zoom"].every((part) => Math.abs(one[part] - other[part]) < 1e-6);
}
