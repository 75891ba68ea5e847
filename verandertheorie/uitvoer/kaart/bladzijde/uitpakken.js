/** Reads what `inpakken.py` packed: everything that comes back stands in it once. */

/** @typedef {import('./gegevens').Verpakt} Verpakt */

/**
 * The data; what stands in more than one place is one object, so nothing in it may be changed.
 * @param {{ vormen: string[][], delen: Verpakt[], alles: Verpakt }} doos
 * @returns {unknown}
 */
export function pakUit({ vormen, delen, alles }) {
  const klaar = new Array(delen.length), leeg = vormen.map((namen) => Object.fromEntries(namen.map((naam) => [naam, ''])));
  /** @param {Verpakt} wat @returns {unknown} */
  const lees = (wat) => (typeof wat === 'number' ? deel(wat) : heel(wat));
  /** @param {number} nr */
  const deel = (nr) => (nr in klaar ? klaar[nr] : (klaar[nr] = heel(delen[nr])));
  /** @param {Verpakt} wat @returns {unknown} */
  const heel = (wat) => {
    if (!Array.isArray(wat)) return wat;
    if (!wat[0]) return wat.slice(1).map(lees);
    const vorm = Number(wat[0]) - 1;
    /** @type {Record<string, unknown>} */
    const ding = { ...leeg[vorm] };  // has every name already, so that even __proto__ is only a name
    for (let i = 1; i < wat.length; i++) ding[vormen[vorm][i - 1]] = lees(wat[i]);
    return ding;
  };
  return lees(alles);
}
