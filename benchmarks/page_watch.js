// Put into every page before its own scripts: notes when the last frame was finished, what the websocket brought, and
// when words were seen. Costs a few microseconds a draw call, the same for every page.
(() => {
  const seen = (globalThis.seen = { began: null, drawn: 0, frames: 0, unfinished: 0, received: 0, shown: null, said: null });
  const waiting = new WeakSet();
  const canvases = new Set();

  seen.findMap = () => {
    const boxes = [...canvases].map((canvas) => canvas.getBoundingClientRect());
    const { x, y, width, height } = boxes.sort((a, b) => b.width * b.height - a.width * a.height)[0];
    return { x, y, width, height };
  };

  seen.arm = ({ selector, words }) => {
    Object.assign(seen, { began: null, shown: null, said: null, received: 0, frames: 0, selector, words });
  };

  // A step begins with the first trusted input after `arm`, at the time the browser gives it.
  for (const kind of ["click", "keydown"])
    addEventListener(kind, (event) => event.isTrusted && (seen.began ??= event.timeStamp), true);

  // A frame is finished when the graphics processor (here: its software) says that its commands are done.
  const finish = (gl, fence) => {
    if (gl.isContextLost() || gl.getSyncParameter(fence, gl.SYNC_STATUS) === gl.SIGNALED) {
      seen.drawn = performance.now();
      seen.unfinished -= 1;
      gl.deleteSync(fence);
    } else setTimeout(finish, 4, gl, fence);
  };
  const note = (gl) => {
    if (waiting.has(gl)) return;
    waiting.add(gl);
    canvases.add(gl.canvas);
    seen.frames += 1;
    seen.unfinished += 1;
    setTimeout(() => {
      waiting.delete(gl);
      const fence = gl.fenceSync(gl.SYNC_GPU_COMMANDS_COMPLETE, 0);
      gl.flush();
      finish(gl, fence);
    });
  };
  for (const name of ["drawArrays", "drawElements", "drawArraysInstanced", "drawElementsInstanced", "drawRangeElements"]) {
    const draw = WebGL2RenderingContext.prototype[name];
    WebGL2RenderingContext.prototype[name] = function (...values) {
      draw.apply(this, values);
      note(this);
    };
  }

  // What a pen draws on a canvas in the page is finished with the frame that it is drawn for.
  const penned = new WeakSet();
  for (const name of ["fill", "stroke", "fillText"]) {
    const draw = CanvasRenderingContext2D.prototype[name];
    CanvasRenderingContext2D.prototype[name] = function (...values) {
      draw.apply(this, values);
      if (penned.has(this) || !this.canvas.isConnected) return;
      penned.add(this);
      seen.unfinished += 1;
      requestAnimationFrame(() =>
        setTimeout(() => {
          penned.delete(this);
          seen.unfinished -= 1;
          seen.drawn = performance.now();
        }),
      );
    };
  }

  const Plain = globalThis.WebSocket;
  globalThis.WebSocket = class extends Plain {
    constructor(...values) {
      super(...values);
      this.addEventListener("message", ({ data }) => (seen.received += data.byteLength ?? data.size ?? data.length));
    }
  };

  // What was asked for, an element or words, is seen in the first frame after it came into the page.
  const isThere = {
    shown: () => seen.selector && document.querySelector(seen.selector),
    said: () => seen.words && document.body.textContent.includes(seen.words),
  };
  new MutationObserver(() => {
    for (const name of Object.keys(isThere)) {
      if (seen[name] !== null || !isThere[name]()) continue;
      seen[name] = 0;
      requestAnimationFrame(() => setTimeout(() => (seen[name] = performance.now())));
    }
  }).observe(document, { childList: true, subtree: true, characterData: true });
})();
