// Names of files and anchors.
const slugCharactersMax = 60;

/**
 * One name for each of the given names, in their order, all different: letters and digits of any script in
 * lower case, joined by `-`. Short enough for a file name also in Hangul (three bytes a letter).
 */
export function toSlugs(names: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    const base = toSlug(name);
    let slug = base;
    for (let nth = 2; taken.has(slug); nth += 1) slug = `${base}-${nth}`;
    taken.add(slug);
    return slug;
  });
}

function toSlug(name: string): string {
  const words = name
    .normalize('NFC')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu);
  const characters = Array.from((words ?? ['run']).join('-'));
  return characters.slice(0, slugCharactersMax).join('').replace(/-$/, '');
}
