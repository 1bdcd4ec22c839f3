// The street map under the dots, drawn by MapLibre from the style that a setting names: the only thing that the page asks
// another host for. Until it has come, and wherever it fails, the map draws its own boundaries.

const LIBRARY = "maplibre-gl-6.17.0.min.js";
const WORKER = "maplibre-gl-worker-6.17.0.min.js";
const PATIENCE = 15_000;
const REFUSED = "refused";

// The street map as a part of the map: what is said of it below, its credit on it, and whether this reader wants it.
export class StreetsPart {
  constructor(map, memory) {
    Object.assign(this, { map, memory, find: map.find });
    this.find(".streets-on").onchange = ({ target }) => ((memory.noStreets = !target.checked), this.show());
  }

  show() {
    const { map, memory } = this;
    const set = map.data.streets;
    const wanted = set.style && !memory.noStreets && !map.closed;
    if (!wanted) map.streets = map.streets?.close();
    else map.streets ??= new Streets(this.find(".streets"), set, map.view, () => this.say());
    this.find(".streets-on").checked = !memory.noStreets;
    this.find(".streets-line").hidden = false;
    this.find(".streets-line label").hidden = !set.style;
    this.find(".streets-asked").textContent = wanted ? `${set.host} is asked for the part of the map you look at, and so learns it.` : "";
    this.say();
  }

  say() {
    const { map, find } = this;
    const { isShown, fault, credits } = map.streets ?? {};
    find(".frame").dataset.streets = isShown ? "shown" : fault ? "failed" : "";
    find(".streets-fault").textContent = map.data.streets.fault ?? fault ?? "";
    find(".streets-credit").hidden = !isShown;
    find(".streets-credit").replaceChildren(...(credits ?? []).flatMap((credit, i) => [i ? " · " : "", credit.toElement()]));
    map.draw();
  }
}

class Streets {
  // `changed` is called whenever the street map comes, goes, or has something else to say.
  constructor(ground, { style, hosts }, view, changed) {
    Object.assign(this, { ground, style, hosts, view, changed, host: new URL(style).host });
    Object.assign(this, { isShown: false, fault: "", credits: [], arrived: 0, missing: 0, refused: null });
    this.open().catch((error) => this.giveUp(error));
  }

  async open() {
    const maplibre = await loadLibrary();
    if (this.closed) return;
    this.patience = setTimeout(() => this.hasStyle || this.giveUp("no answer"), PATIENCE);
    this.map = new maplibre.Map({
      container: this.ground,
      style: this.style,
      interactive: false,
      attributionControl: false,
      fadeDuration: 0,
      renderWorldCopies: false,
      transformConstrain: (center, zoom) => ({ center, zoom }),
      transformRequest: (url) => ({ url: this.allow(url) }),
      ...cameraOf(this.view),
    });
    this.map.on("style.load", () => (this.hasStyle = true));
    // Shapes within the style itself come even where its host does not answer any more.
    this.map.on("sourcedata", ({ tile, source }) => tile && source.type !== "geojson" && (this.arrived += 1));
    this.map.on("error", ({ error }) => (this.hasStyle ? (this.missing += 1) : this.giveUp(error)));
    this.map.on("idle", () => this.settle());
  }

  // No host is asked but the style's own and those that the settings add.
  allow(url) {
    const { protocol, host, hostname } = new URL(url, this.style);
    if (["data:", "blob:"].includes(protocol) || host === this.host || this.hosts.some((one) => one === host || one === hostname)) return url;
    this.refused = host;
    return `${REFUSED}://${host}`;
  }

  // Everything in view has come or has failed.
  settle() {
    if (!this.map) return;
    const works = this.hasStyle && (this.arrived > 0 || this.missing === 0);
    this.credits = works ? listCredits(this.map, this.host) : [];
    this.tell(works, works && !this.missing ? "" : this.explain(works));
    this.missing = 0;
  }

  explain(works) {
    if (this.refused) return `The street map of ${this.host} wants ${this.refused} to be asked too, which the settings do not allow.`;
    return works ? `Parts of the street map did not come from ${this.host}.` : `The street map did not come from ${this.host}; the map draws its own boundaries.`;
  }

  giveUp(error) {
    if (this.closed) return;
    console.warn("street map:", error?.message ?? error);
    this.close();
    this.tell(false, this.explain(false));
  }

  tell(isShown, fault) {
    const isNews = isShown !== this.isShown || fault !== this.fault || this.credits.join() !== this.told;
    Object.assign(this, { isShown, fault, told: this.credits.join() });
    if (isNews) this.changed();
  }

  // What a saved picture says differently: the street map's credit stands for that of the boundaries it covers.
  caption(save) {
    return this.isShown ? { credits: `Street map: ${this.credits.join(", ")}. ${save.credits_without_boundaries}` } : {};
  }

  move(view) {
    this.view = view;
    this.map?.jumpTo(cameraOf(view));
  }

  // Draws what is seen onto a picture, as sharp as `scale` says; read in the frame in which it is drawn.
  async copyTo(pen, scale, width, height) {
    this.map.setPixelRatio(scale);
    await new Promise((done) => {
      this.map.once("render", () => done(pen.drawImage(this.map.getCanvas(), 0, 0, width, height)));
      this.map.triggerRepaint();
    });
    this.map.setPixelRatio(devicePixelRatio);
  }

  close() {
    clearTimeout(this.patience);
    this.closed = true;
    const { map } = this;
    setTimeout(() => map?.remove()); // not while it still tells what went wrong
    this.map = null;
    Object.assign(this, { isShown: false, credits: [] });
  }
}

// Gives each source's credit once, as parts of text with or without a link; the host where no source names anybody.
function listCredits(map, host) {
  const html = Object.keys(map.getStyle().sources).map((id) => map.getSource(id)?.attribution);
  const credits = new Map();
  for (const one of html.filter(Boolean)) {
    const { body } = new DOMParser().parseFromString(one, "text/html");
    const text = body.textContent.trim();
    if (text) credits.set(text, new Credit([...body.childNodes].map(readPart)));
  }
  return credits.size ? [...credits.values()] : [new Credit([{ text: host }])];
}

function readPart(node) {
  const link = node instanceof Element ? (node.matches("a") ? node : node.querySelector("a")) : null;
  const isSafe = ["http:", "https:"].includes(link?.protocol);
  return { text: node.textContent, href: isSafe ? link.href : null };
}

class Credit {
  constructor(parts) {
    this.parts = parts;
  }

  toString() {
    return this.parts.map(({ text }) => text).join("").replace(/\s+/g, " ").trim();
  }

  toElement() {
    const line = document.createElement("span");
    for (const { text, href } of this.parts) {
      const link = href && Object.assign(document.createElement("a"), { href, textContent: text, target: "_blank", rel: "noopener noreferrer" });
      line.append(link || text);
    }
    return line;
  }
}

const cameraOf = ({ longitude, latitude, zoom }) => ({ center: [longitude, latitude], zoom });
const assetUrl = (file) => new URL(`./${file}`, import.meta.url).href;

let library;
function loadLibrary() {
  return (library ??= import(assetUrl(LIBRARY)).then((maplibre) => {
    maplibre.setWorkerUrl(assetUrl(WORKER));
    maplibre.addProtocol(REFUSED, async ({ url }) => Promise.reject(new Error(`${url} is not allowed`)));
    return maplibre;
  }));
}
