// Whose drawing is shown: what the browser narrowed by itself, until Python's answer to the same ask, which is compared with it.

const { memory } = await import(`./map_still.js${new URL(import.meta.url).search}`);

const PATIENCE = 5000; // milliseconds for which the browser's own drawing stands against older answers

export class Answers {
  constructor(map) {
    this.map = map;
  }

  // What the map draws from now on was narrowed by `filters`; `at` is the number of the ask.
  expect(filters, at) {
    this.awaited = { filters, at, until: performance.now() + PATIENCE };
    this.map.find(".frame").dataset.narrowed = at;
    this.showBusy(true);
  }

  // Whether an answer is to an older ask than the one that is drawn: it is held back, the newer one's is on its way.
  isLate({ answers, asked }, bytes) {
    clearTimeout(this.held);
    if (answers >= memory.asked) memory.filters = asked;
    const wait = this.awaited && answers < this.awaited.at ? this.awaited.until - performance.now() : 0;
    if (wait > 0) this.held = setTimeout(() => this.map.show(bytes), wait);
    return wait > 0;
  }

  // Gives the stacks to draw of an answer: those that are drawn, where they are the same. Says whether they are where the
  // browser had narrowed by the same filters; those of days may differ, since Python cuts them to the days that there are.
  settle({ answers, asked }, stacks) {
    const drawn = this.map.data?.stacks;
    const isSame = Boolean(drawn?.isSame(stacks));
    if (answers === this.awaited?.at && describeChoice(asked) === describeChoice(this.awaited.filters)) this.map.find(".frame").dataset.agreed = isSame ? answers : "no";
    this.awaited = null;
    this.showBusy(false);
    return isSame ? drawn : stacks;
  }

  // The words around the map are Python's: until they come, they are told to be old.
  showBusy(isBusy) {
    for (const part of [this.map.find(".frame"), document.querySelector(".st-key-summary")]) part?.setAttribute("aria-busy", isBusy);
  }

  close() {
    clearTimeout(this.held);
  }
}

function describeChoice({ words, chosen }) {
  const parts = Object.entries(chosen).filter(([, values]) => values.length);
  return JSON.stringify([words, ...parts.map(([key, values]) => [key, ...[...values].sort()]).sort()]);
}
