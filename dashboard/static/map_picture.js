// The legend, and the picture that "Save this view" composes: the map as seen, the words around it outside of it.

const { css, inkOn, COUNTED_FROM } = await import(`./map_layers.js${new URL(import.meta.url).search}`);

// `selected` is the name of the place that is ringed, where one is.
export function listLegend(legend, colours, shrink, selected = null) {
  const dot = (category, more) => ({ fill: colours.categories[category][0], edge: colours.categories[category][1], ink: colours.text, radius: 6, ...more });
  const signOf = (label) => (legend.by_status ? { ring: label === "Planned", mark: label === "Cancelled" ? "×" : "" } : {});
  const first = legend.categories[0]?.category ?? 0;
  const entries = legend.categories.map(({ category, label, hollow }) => dot(category, { label, hollow, ...signOf(label) }));
  entries.push(...legend.sizes.map(({ label, radius }) => dot(first, { label, radius: Math.max(1.5, radius * shrink) })));
  const signs = {
    unknown: { hollow: "all" },
    ...(shrink < COUNTED_FROM ? {} : { count: { radius: 9, mark: "2", hollow: legend.count_hollow } }),
    planned: { ring: true },
    cancelled: { mark: "×" },
    unsure: { mark: "?" },
    counter: { ring: colours.counter, share: legend.counter_part ? 0.3 : 1 },
    halo: { halo: true },
  };
  for (const [name, sign] of Object.entries(signs)) if (legend[name]) entries.push(dot(first, { label: legend[name], ...sign }));
  if (selected !== null) entries.push(dot(first, { label: `Selected: ${selected}`, ring: colours.selected }));
  return entries.map((entry) => (entry.ring === true ? { ...entry, ring: entry.edge } : { ...entry, thick: Boolean(entry.ring) }));
}

export function legendItem(entry) {
  const item = document.createElement("li");
  if (entry.note) return Object.assign(item, { className: "note", textContent: entry.note });
  const size = 2 * (entry.radius + (entry.ring || entry.halo ? 6 : 2));
  const canvas = Object.assign(document.createElement("canvas"), { width: size * 3, height: size * 3 });
  canvas.style.cssText = `width:${size}px;height:${size}px`;
  canvas.setAttribute("aria-hidden", "true");
  const pen = canvas.getContext("2d");
  pen.scale(3, 3);
  drawDot(pen, size / 2, size / 2, entry);
  item.append(canvas, entry.label);
  return item;
}

function drawDot(pen, x, y, entry) {
  const circle = (radius, fill, line, width, share = 1) => {
    pen.beginPath();
    pen.arc(x, y, radius, -Math.PI / 2, (2 * share - 0.5) * Math.PI);
    if (fill) ((pen.fillStyle = fill), pen.fill());
    if (line) ((pen.strokeStyle = line), (pen.lineWidth = width), pen.stroke());
  };
  if (entry.halo) circle(entry.radius + 5, css(entry.fill, 0.18), css(entry.edge), 0.8);
  const isFilled = !entry.hollow || entry.hollow === "none";
  circle(entry.radius, css(entry.fill, isFilled ? 0.88 : 0.24), css(entry.edge), 1.5);
  if (entry.hollow === "some") drawHalf(pen, x, y, entry);
  if (entry.ring) circle(entry.radius + 4, null, css(entry.ring), entry.thick ? 2.4 : 1.3, entry.share);
  if (entry.mark) ((pen.fillStyle = css(isFilled ? inkOn(entry.fill) : entry.ink)), (pen.font = "700 11px system-ui"), (pen.textAlign = "center"), (pen.textBaseline = "middle"), pen.fillText(entry.mark, x, y + 0.5), (pen.textAlign = "start"));
}

// Where some of the dots of a colour are filled and others hollow, the legend's dot is both.
function drawHalf(pen, x, y, { radius, fill }) {
  pen.beginPath();
  pen.arc(x, y, radius, -Math.PI / 2, Math.PI / 2);
  pen.fillStyle = css(fill, 0.88);
  pen.fill();
}

export function composeSheet(picture, scale, caption, legend, colours) {
  const margin = 24;
  const width = Math.max(picture.width / scale, 480) + 2 * margin;
  const inner = width - 2 * margin;
  const sheet = document.createElement("canvas");
  const pen = sheet.getContext("2d");
  const font = (size, weight = 400) => `${weight} ${size}px ${colours.font}`;
  const head = [
    ...wrap(pen, caption.title, inner, font(22, 650)).map((text) => ({ text, font: font(22, 650), step: 28 })),
    ...caption.lines.flatMap((line) => wrap(pen, line, inner, font(14)).map((text) => ({ text, font: font(14), step: 20 }))),
  ];
  const keys = layOut(pen, legend, inner, font(12.5));
  const foot = wrap(pen, caption.credits, inner, font(11)).map((text) => ({ text, font: font(11), step: 15 }));
  const sum = (lines) => lines.reduce((total, line) => total + line.step, 0);
  const mapHeight = picture.height / scale;
  const height = margin + sum(head) + 12 + mapHeight + 12 + keys.height + 10 + sum(foot) + margin;
  Object.assign(sheet, { width: Math.round(width * scale), height: Math.round(height * scale) });
  pen.scale(scale, scale);
  pen.fillStyle = colours.ground;
  pen.fillRect(0, 0, width, height);
  let y = margin;
  const write = (lines) => lines.forEach((line) => ((pen.font = line.font), (pen.fillStyle = colours.text), (pen.textBaseline = "top"), pen.fillText(line.text, margin, y), (y += line.step)));
  write(head);
  y += 12;
  pen.drawImage(picture, margin, y, picture.width / scale, mapHeight);
  y += mapHeight + 12;
  for (const { entry, x, row } of keys.items) {
    drawDot(pen, margin + x + 12, y + row * 26 + 13, { ...entry, radius: Math.min(entry.radius, 11) });
    pen.font = font(12.5);
    pen.fillStyle = colours.text;
    pen.textBaseline = "middle";
    pen.fillText(entry.label, margin + x + 28, y + row * 26 + 13);
  }
  y += keys.height + 10;
  write(foot);
  return sheet;
}

function layOut(pen, legend, width, font) {
  pen.font = font;
  let x = 0;
  let row = 0;
  const items = legend.map((entry) => {
    const room = 28 + pen.measureText(entry.label).width + 18;
    if (x && x + room > width) ((x = 0), (row += 1));
    const item = { entry, x, row };
    x += room;
    return item;
  });
  return { items, height: (row + 1) * 26 };
}

function wrap(pen, text, width, font) {
  pen.font = font;
  const lines = [];
  for (const word of text.split(/\s+/)) {
    const longer = lines.length ? `${lines.at(-1)} ${word}` : word;
    if (lines.length && pen.measureText(longer).width <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

export function download(blob, name) {
  const link = Object.assign(document.createElement("a"), { href: URL.createObjectURL(blob), download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
