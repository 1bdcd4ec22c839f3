// A layer of rings of which only a share is drawn, clockwise from the top: deck.gl's discs, cut by angle. A number of a
// stack's events is seen as that much of its ring, so many stacks with one such event each stay calm.

const SHADERS = {
  "vs:#decl": "in float instanceShares; out float vShare;",
  "vs:#main-end": "vShare = instanceShares;",
  "fs:#decl": "in float vShare;",
  "fs:#main-start": "if (fract(atan(unitPosition.x, unitPosition.y) / 6.2831853 + 1.0) > vShare) discard;",
};

export const defineRings = ({ ScatterplotLayer }) =>
  class RingLayer extends ScatterplotLayer {
    static layerName = "RingLayer";
    static defaultProps = { getShare: { type: "accessor", value: 1 } };

    getShaders() {
      return { ...super.getShaders(), inject: SHADERS };
    }

    initializeState() {
      super.initializeState();
      this.getAttributeManager().addInstanced({ instanceShares: { size: 1, accessor: "getShare" } });
    }
  };
