// What never changes while one looks: the layers, the colours, the points and their names. It is sent once and kept here;
// the map waits for it.

export const memory = (globalThis.protestMapMemory ??= { files: new Map(), view: null, isUntouched: true, stills: new Map(), waiting: new Map() });

export default function ({ data }) {
  memory.stills.set(data.version, data);
  memory.waiting.get(data.version)?.forEach((go) => go(data));
  memory.waiting.delete(data.version);
}

export function getStill(version) {
  if (memory.stills.has(version)) return Promise.resolve(memory.stills.get(version));
  return new Promise((go) => memory.waiting.set(version, [...(memory.waiting.get(version) ?? []), go]));
}
