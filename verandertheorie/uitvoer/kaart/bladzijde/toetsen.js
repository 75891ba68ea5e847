/** Where the arrow keys lead: right to the effect, left to the cause, up and down along the column. */

/** @typedef {import('./plaatsing').Doos} Doos */
/** @typedef {import('./gegevens').Relatie} Relatie */

/**
 * The boxes in the order of reading: columns from left to right, each from top to bottom; bands before and after.
 * @param {Map<string, Doos>} dozen
 * @returns {string[]}
 */
export function leesvolgorde(dozen) {
  const rang = (/** @type {Doos} */ d) => (d.vak === 'boven' ? -1 : d.vak === 'onder' ? 1 : 0);
  return [...dozen].sort(([, a], [, b]) => rang(a) - rang(b) || (rang(a) ? a.y - b.y || a.x - b.x : a.x - b.x || a.y - b.y)).map(([sleutel]) => sleutel);
}

/**
 * The box a key leads to from a box; null when the key leads nowhere.
 * @param {string} toets @param {string} vanaf @param {Map<string, Doos>} dozen @param {Relatie[]} lijnen
 * @returns {string | null}
 */
export function volgende(toets, vanaf, dozen, lijnen) {
  const orde = leesvolgorde(dozen);
  const plek = orde.indexOf(vanaf);
  const hier = dozen.get(vanaf);
  if (!hier) return null;
  const dichtst = (/** @type {string[]} */ sleutels) =>
    sleutels.filter((x) => dozen.has(x) && x !== vanaf).sort((a, b) => ver(a) - ver(b) || (a < b ? -1 : 1))[0] ?? null;
  const ver = (/** @type {string} */ sleutel) => Math.abs((dozen.get(sleutel)?.y ?? 0) - hier.y);
  switch (toets) {
    case 'ArrowRight': return dichtst(lijnen.filter((r) => r.van === vanaf).map((r) => r.naar));
    case 'ArrowLeft': return dichtst(lijnen.filter((r) => r.naar === vanaf).map((r) => r.van));
    case 'ArrowDown': return orde[plek + 1] ?? null;
    case 'ArrowUp': return orde[plek - 1] ?? null;
    case 'Home': return orde[0];
    case 'End': return orde[orde.length - 1];
    default: return null;
  }
}
