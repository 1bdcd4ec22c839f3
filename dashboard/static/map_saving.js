// "Save this view": what is seen, as a picture with its words around it.

const version = new URL(import.meta.url).search;
const [picture, { css }] = await Promise.all(["map_picture", "map_layers"].map((name) => import(`./${name}.js${version}`)));
const { listLegend, composeSheet, download } = picture;

export async function saveView(map, scale) {
  const { data, colours, shrink, streets } = map;
  const copy = await capture(map, scale);
  const style = getComputedStyle(map.find(".saving"));
  const inks = {
    ground: style.getPropertyValue("--st-background-color") || "#ffffff",
    text: style.getPropertyValue("--st-text-color") || "#1b242b",
    font: style.fontFamily,
  };
  const selected = data.stacks.find(data.selected);
  const selectedName = selected < 0 ? null : data.stacks.label(selected);
  const sheet = composeSheet(copy, scale, { ...data.save, ...streets?.caption(data.save) }, listLegend(data.legend, colours, shrink, selectedName), inks);
  download(await new Promise((done) => sheet.toBlob(done, "image/png")), data.save.file_name);
}

async function capture({ deck, ground, lettering, streets, colours, find }, scale) {
  const canvas = find(".canvas canvas");
  const size = canvas.getBoundingClientRect();
  const isSharp = () => Math.abs(canvas.width - size.width * scale) <= scale;
  deck.setProps({ useDevicePixels: scale });
  for (let wait = 0; wait < 40 && !isSharp(); wait++) await nextFrame();
  await nextFrame();
  const copy = Object.assign(document.createElement("canvas"), { width: Math.round(size.width * scale), height: Math.round(size.height * scale) });
  const pen = copy.getContext("2d");
  pen.fillStyle = css(colours.water);
  pen.fillRect(0, 0, copy.width, copy.height);
  if (streets?.isShown) await streets.copyTo(pen, scale, copy.width, copy.height);
  ground.drawOnto(pen, scale);
  deck.redraw("picture"); // read in the same task, before the browser may clear the buffer
  pen.drawImage(canvas, 0, 0, copy.width, copy.height);
  deck.setProps({ useDevicePixels: true });
  lettering.drawOnto(pen, scale);
  return copy;
}

const nextFrame = () => new Promise((done) => requestAnimationFrame(() => done()));
