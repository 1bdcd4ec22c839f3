// The basemap's files: each fetched once, when it is first needed, and kept as what is drawn of it.

const version = new URL(import.meta.url).search;
const [{ memory }, { readRings }] = await Promise.all(["map_still", "map_shapes"].map((name) => import(`./${name}.js${version}`)));

export const fileOf = (file) => memory.files.get(file);
export const hasFiles = () => [...memory.files.values()].every(Boolean);

// Fetches those of the files that are not there yet; says whether there were any once all have come or failed.
export async function fetchFiles(files) {
  const missing = [...new Set(files)].filter((file) => !memory.files.has(file));
  await Promise.all(missing.map(fetchFile));
  return missing.length > 0;
}

async function fetchFile(file) {
  memory.files.set(file, null);
  try {
    const answer = await fetch(new URL(`./${file}${version}`, import.meta.url).href);
    if (!answer.ok) throw new Error(`${file}: ${answer.status}`);
    const content = await answer.json();
    memory.files.set(file, content.features ? readRings(content) : content);
  } catch (error) {
    memory.files.delete(file);
    console.error(error);
  }
}
