/** Reads what `inpakken.py` packed: everything that comes back stands in it once. */

/** @typedef {import('./gegevens').Verpakt} Verpakt */

/**
 * The data; what stands in more than one place is one object, so nothing in it may be changed.
 * @param {{ vormen: string[][], delen: Verpakt[], alles: Verpakt }} doos
 * @returns {unknown}
 */
export function pakUit({ vormen, delen, alles }) {
  /** @type {unknown[]} */
  const klaar = [];
  /** @param {Verpakt} wat @returns {unknown} */
  const lees = (wat) => (typeof wat === 'number' ? deel(wat) : heel(wat));
  /** @param {number} nr */
  const deel = (nr) => (nr in klaar ? klaar[nr] : (klaar[nr] = heel(delen[nr])));
  /** @param {Verpakt} wat @returns {unknown} */
  const heel = (wat) => {
    if (!Array.isArray(wat)) return wat;
    const [soort, ...waarden] = wat;
    if (!soort) return waarden.map(lees);
    return Object.fromEntries(vormen[Number(soort) - 1].map((naam, i) => [naam, lees(waarden[i] ?? '')]));
  };
  return lees(alles);
}
