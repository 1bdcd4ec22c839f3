// The histogram: events a day, week or month by status; what is brushed is the date filter; play moves it through time.

const version = new URL(import.meta.url).search;
const [{ isDark }, { memory, nextAsk, countEvents }] = await Promise.all(["map_layers", "map_still"].map((name) => import(`./${name}.js${version}`)));

const [FOOT, HEAD] = [18, 20]; // pixels for the days below the bars and for the brushed days above them
const timelines = new WeakMap();

export default function ({ data, parentElement, setStateValue }) {
  let timeline = timelines.get(parentElement);
  if (!timeline) timelines.set(parentElement, (timeline = new Timeline(parentElement)));
  timeline.send = (value) => setStateValue("brushed", value);
  timeline.show(data);
  return () => {
    timeline.close();
    timelines.delete(parentElement);
  };
}

class Timeline {
  constructor(root) {
    this.find = (selector) => root.querySelector(selector);
    this.plot = this.find(".plot");
    this.resized = new ResizeObserver(() => this.data && this.draw());
    this.resized.observe(this.plot);
    memory.timeline = this;
    this.plot.onpointerdown = (event) => this.startBrush(event);
    this.plot.onpointermove = (event) => this.point(event);
    this.plot.onpointerleave = () => (this.find(".tip").hidden = true);
    this.find(".all").onclick = () => {
      this.choose(null);
      this.find(".first").focus({ preventScroll: true }); // the button is gone
    };
    this.find(".play").onclick = () => (this.timer ? this.pause() : this.play());
    [".first", ".last"].forEach((name, end) => (this.find(name).onkeydown = (event) => this.pressKey(event, end)));
  }

  close() {
    this.resized.disconnect();
    this.pause();
    if (memory.timeline === this) memory.timeline = null;
  }

  show(data) {
    this.data = data;
    if (!this.isMoved) this.brush = data.brush;
    this.count = data.starts.length;
    this.totals = data.starts.map((_, i) => Object.values(data.counts).reduce((sum, counts) => sum + counts[i], 0));
    this.find(".alt").textContent = data.alt;
    this.find(".playing").style.visibility = this.totals.filter(Boolean).length > 1 ? "" : "hidden"; // one day is no film
    this.find(".undated").textContent = data.undated ? `+ ${data.undated.toLocaleString("en")} undated` : "";
    this.waiting = false;
    this.draw();
  }

  draw() {
    const { width, height } = this.plot.getBoundingClientRect();
    const tall = height - FOOT;
    const step = width / this.count;
    const { totals } = this;
    const most = Math.max(1, ...totals);
    const ground = getComputedStyle(this.plot).getPropertyValue("--st-background-color");
    const colours = this.data.colours[isDark(ground) ? "dark" : "light"];
    const bars = [];
    totals.forEach((_, i) => {
      let below = tall;
      for (const [status, counts] of Object.entries(this.data.counts)) {
        if (!counts[i]) continue;
        const size = Math.max(2, (counts[i] / most) * (tall - HEAD));
        below -= size;
        bars.push(element("rect", { x: i * step + Math.min(1, step * 0.1), y: below, width: Math.max(1, step - Math.min(2, step * 0.2)), height: size, fill: colours[status] }));
      }
    });
    this.find(".bars").replaceChildren(...bars, element("line", { x1: 0, x2: width, y1: tall + 0.5, y2: tall + 0.5 }), ...this.ticks(step, height));
    this.drawBrush(step);
  }

  ticks(step, height) {
    const every = Math.ceil(64 / step);
    const wanted = this.data.unit === "month" ? this.data.ticks.map((tick) => /^\d{4}$/.test(tick)) : this.data.ticks.map((_, i) => i % every === 0);
    if (!wanted.some(Boolean)) wanted[0] = true;
    let free = 0;
    return this.data.ticks.flatMap((tick, i) => {
      const x = i * step;
      if (!wanted[i] || x < free || x + 44 > step * this.count + 20) return [];
      free = x + 50;
      return [element("text", { x: x + 1, y: height - 4 }, tick)];
    });
  }

  drawBrush(step = this.plot.getBoundingClientRect().width / this.count) {
    const [first, last] = this.brush ?? [0, this.count - 1];
    const box = this.find(".brush");
    box.hidden = !this.brush;
    box.style.left = `${first * step}px`;
    box.style.width = `${(last - first + 1) * step}px`;
    this.find(".all").hidden = !this.brush;
    this.sayBrushed(first, last, step);
    [[".first", first, first * step, this.data.starts], [".last", last, (last + 1) * step, this.data.ends]].forEach(([name, at, x, days]) => {
      const handle = this.find(name);
      handle.style.left = `${x}px`;
      handle.setAttribute("aria-valuemin", 0);
      handle.setAttribute("aria-valuemax", this.count - 1);
      handle.setAttribute("aria-valuenow", at);
      handle.setAttribute("aria-valuetext", writeDay(days[at]));
    });
  }

  // The brushed days and how many events they have, above them.
  sayBrushed(first, last, step) {
    const now = this.find(".now");
    now.hidden = !this.brush;
    if (now.hidden) return;
    now.textContent = this.isAhead ? `${this.writeDays(first, last)}: ${countEvents(this.countIn(first, last))}` : this.data.brushed;
    const room = (this.count * step - now.offsetWidth) / 2;
    now.style.left = `${Math.max(0, Math.min(2 * room, ((first + last + 1) / 2) * step - now.offsetWidth / 2))}px`;
  }

  // Whether Python has not answered yet; its words say what the filter shows.
  get isAhead() {
    return this.isMoved || this.waiting;
  }

  // The days of these bins, as far as there are events, as Python writes them.
  writeDays(first, last) {
    const [low, high] = this.data.span;
    const [from, to] = [this.data.starts[first], this.data.ends[last]];
    return writeInterval(from < low ? low : from, to > high ? high : to);
  }

  countIn(first, last) {
    return this.totals.slice(first, last + 1).reduce((sum, total) => sum + total, 0);
  }

  binAt(event) {
    const { left, width } = this.plot.getBoundingClientRect();
    return Math.min(this.count - 1, Math.max(0, Math.floor(((event.clientX - left) / width) * this.count)));
  }

  startBrush(event) {
    if (event.button) return;
    this.pause();
    const at = this.binAt(event);
    const [first, last] = this.brush ?? [0, this.count - 1];
    const handle = event.target.closest?.(".handle");
    const fixed = handle ? (handle.classList.contains("first") ? last : first) : at;
    this.plot.setPointerCapture(event.pointerId);
    const move = (now) => this.moveBrush([Math.min(fixed, this.binAt(now)), Math.max(fixed, this.binAt(now))]);
    if (!handle) move(event);
    this.plot.addEventListener("pointermove", move);
    const end = () => {
      this.plot.removeEventListener("pointermove", move);
      this.choose(this.brush);
    };
    for (const kind of ["pointerup", "pointercancel"]) this.plot.addEventListener(kind, end, { once: true });
    event.preventDefault();
  }

  pressKey(event, end) {
    const steps = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -10, PageUp: 10, Home: -this.count, End: this.count };
    const step = steps[event.key];
    if (!step) return;
    event.preventDefault();
    const brush = [...(this.brush ?? [0, this.count - 1])];
    brush[end] = end ? Math.min(this.count - 1, Math.max(brush[0], brush[1] + step)) : Math.max(0, Math.min(brush[1], brush[0] + step));
    this.moveBrush(brush);
    const isFirst = !this.typing;
    clearTimeout(this.typing);
    if (isFirst) this.choose(this.brush);
    this.typing = setTimeout(() => this.endTyping(), 350);
  }

  // The first key is answered at once, those that follow fast together.
  endTyping() {
    this.typing = null;
    if (this.isMoved) this.choose(this.brush); // also back to what was chosen before: the map waits for the last answer
  }

  choose(brush, playsOn = false) {
    this.brush = brush;
    this.waiting = true;
    this.isMoved = false;
    cancelAnimationFrame(this.narrowing);
    this.drawBrush();
    const at = memory.narrow?.(this.days) ?? nextAsk();
    this.send({ ...this.days, at, visit: memory.visit, plays_on: playsOn });
  }

  // What is not chosen yet is seen on the map already, where the browser has the events.
  moveBrush(brush) {
    if (this.isMoved && String(brush) === String(this.brush)) return;
    this.brush = brush;
    this.isMoved = true;
    this.drawBrush();
    cancelAnimationFrame(this.narrowing);
    this.narrowing = requestAnimationFrame(() => memory.narrow?.(this.days));
  }

  // The brushed days; none where all are.
  get days() {
    const [first, last] = this.brush ?? [0, this.count - 1];
    const whole = first === 0 && last === this.count - 1;
    return whole ? { first: null, last: null } : { first: this.data.starts[first], last: this.data.ends[last] };
  }

  play() {
    const button = this.find(".play");
    button.textContent = "Pause";
    button.setAttribute("aria-pressed", "true");
    const isAtEnd = this.brush && !this.findNext(this.brush);
    this.playsOn = false;
    if (!this.brush || isAtEnd) this.playTo(this.findNext(isAtEnd ? [-1 - (this.brush[1] - this.brush[0]), -1] : [-1, -1]) ?? [0, 0]);
    this.step();
  }

  step() {
    this.timer = setTimeout(() => {
      if (!this.waiting) {
        const next = this.findNext(this.brush ?? [-1, -1]);
        if (!next) return this.pause();
        this.playTo(next);
      }
      this.step();
    }, Number(this.find(".speed").value));
  }

  // Of a film only the first picture is a step of the browser's history.
  playTo(brush) {
    this.choose(brush, this.playsOn);
    this.playsOn = true;
  }

  // The next place of the brush in which there are events: nobody watches empty days go by.
  findNext([first, last]) {
    for (let to = last + 1; to < this.count; to++) {
      const from = Math.max(0, first + to - last);
      if (this.countIn(Math.max(from, last + 1), to)) return [from, to];
    }
    return null;
  }

  pause() {
    clearTimeout(this.timer);
    this.timer = null;
    this.find(".play").textContent = "Play";
    this.find(".play").setAttribute("aria-pressed", "false");
  }

  point(event) {
    const i = this.binAt(event);
    const tip = this.find(".tip");
    tip.hidden = false;
    tip.textContent = `${this.data.words[i]}: ${countEvents(this.totals[i])}`;
    const { width } = this.plot.getBoundingClientRect();
    tip.style.left = `${Math.min(width - 60, Math.max(60, ((i + 0.5) * width) / this.count))}px`;
  }
}

const writeDay = (day) => new Date(day).toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
function writeInterval(first, last) {
  const [a, b] = [first, last].map((day) => writeDay(day).split(" ")); // day, month, year
  if (first === last) return b.join(" ");
  if (a[2] !== b[2]) return `${a.join(" ")} to ${b.join(" ")}`;
  return a[1] === b[1] ? `${a[0]}–${b.join(" ")}` : `${a[0]} ${a[1]} to ${b.join(" ")}`;
}

function element(name, attributes, text = "") {
  const made = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.textContent = text;
  return made;
}
