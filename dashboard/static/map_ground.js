// The ground: land and borders, in a canvas of their own under the dots, so that a filter draws no border again. Of the
// borders those near the view alone are drawn.

const AROUND = 0.5;
const CLOSER = 1.5;

export class Ground {
  // `drawn` is called after each frame.
  constructor(parent, view, drawn) {
    const { deck } = globalThis;
    this.deck = new deck.Deck({
      id: "ground",
      parent,
      views: new deck.MapView({ repeat: false }),
      viewState: view,
      controller: false,
      onError: (error) => console.error(error),
      onAfterRender: () => ((this.isDrawn = this.shown !== undefined), drawn()),
    });
  }

  // Shows what `makeLayers` gives for the bounds around a viewport, unless it shows that already: the same by `name`, and
  // with the view still within the bounds and not much closer.
  show(name, viewport, makeLayers) {
    const view = viewport.getBounds();
    const isNear = this.bounds && covers(this.bounds, view) && viewport.zoom < this.zoom + CLOSER;
    if (name === this.shown && isNear) return;
    Object.assign(this, { shown: name, isDrawn: false, bounds: widen(view), zoom: viewport.zoom });
    this.deck.setProps({ layers: makeLayers(this.bounds) });
  }

  move(view) {
    this.deck.setProps({ viewState: view });
  }

  close() {
    this.deck.finalize();
  }
}

const covers = (outer, [west, south, east, north]) => outer[0] <= west && outer[1] <= south && outer[2] >= east && outer[3] >= north;

function widen([west, south, east, north]) {
  const [across, up] = [AROUND * (east - west), AROUND * (north - south)];
  return [west - across, south - up, east + across, north + up];
}
