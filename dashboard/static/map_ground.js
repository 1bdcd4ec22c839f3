// The ground: land and borders, in a canvas of their own under the dots, so that a filter draws no border again.

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

  // Shows what `makeLayers` gives unless it is the same as before, as `name` says.
  show(name, makeLayers) {
    if (name === this.shown) return;
    Object.assign(this, { shown: name, isDrawn: false });
    this.deck.setProps({ layers: makeLayers() });
  }

  move(view) {
    this.deck.setProps({ viewState: view });
  }

  close() {
    this.deck.finalize();
  }
}
