// What never changes while one looks: the layers, the colours, the points and their names. It is sent once and kept here;
// the map waits for it. And how what is sent is read: a head, then columns of numbers.

let tellDrawn;
const drawn = new Promise((done) => (tellDrawn = done)); // the first time: what can wait is read then
export const memory = (globalThis.protestMapMemory ??= { files: new Map(), view: null, isUntouched: true, stills: new Map(), waiting: new Map(), drawn, tellDrawn, asked: 0 });

// Numbers what the page is asked for, by whatever part of it: a later ask has a higher number.
export const nextAsk = () => (memory.asked = Math.max(Date.now(), memory.asked + 1));

export const countEvents = (count) => `${count.toLocaleString("en")} ${count === 1 ? "event" : "events"}`;

export default function ({ data }) {
  const { head, block } = readHead(data);
  if (!memory.stills.has(head.version)) memory.stills.set(head.version, readStill(head, block));
  memory.waiting.get(head.version)?.forEach((go) => go(memory.stills.get(head.version)));
  memory.waiting.delete(head.version);
}

export function getStill(version) {
  if (memory.stills.has(version)) return memory.stills.get(version);
  return new Promise((go) => memory.waiting.set(version, [...(memory.waiting.get(version) ?? []), go]));
}

async function readStill(head, block) {
  const { position, ...columns } = await readColumns(head, block);
  if (!position) return { ...head, ...columns };
  return { ...head, points: { ...columns, position: Float64Array.from(position, (part) => part / 1e5) } };
}

// Gives the head of what Python packed, and the bytes of the columns that it names.
export function readHead(bytes) {
  const size = 4 + new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
  return { head: JSON.parse(new TextDecoder().decode(bytes.subarray(4, size))), block: bytes.subarray(size) };
}

const KINDS = { uint8: Uint8Array, uint16: Uint16Array, uint32: Uint32Array, int32: Int32Array, float64: Float64Array };
export async function readColumns({ columns, deflated }, block) {
  const buffer = deflated ? await inflate(block) : block.slice().buffer;
  let start = 0;
  const take = ([name, kind, size]) => {
    const part = new Uint8Array(buffer, start, size);
    start += size;
    return [name, kind === "json" ? JSON.parse(new TextDecoder().decode(part)) : new KINDS[kind](buffer, part.byteOffset, size / KINDS[kind].BYTES_PER_ELEMENT)];
  };
  return Object.fromEntries(columns.map(take));
}

const inflate = (block) => new Response(new Blob([block]).stream().pipeThrough(new DecompressionStream("deflate"))).arrayBuffer();
