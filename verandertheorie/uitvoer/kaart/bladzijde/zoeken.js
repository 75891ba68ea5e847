/** Finds what people type: names, codes, sentences of claims, and words of sources that may be read. */

/** @typedef {import('./theorie').Theorie} Theorie */
/** @typedef {import('./toestand').Keuze} Keuze */
/** `kern`: the finding in which the words stand; empty when they stand in a name or sentence. @typedef {{keuze: Keuze, tekst: string, bij: string, kern: string}} Vondst */

/** Who gets more types another letter. By eye. */
const MEESTE = 12;

/** Text without case and accents. @param {string} tekst */
function vlak(tekst) {
  return tekst.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

/**
 * At most twelve, names before sentences before words of sources; each thing once.
 * @param {Theorie} t @param {string} vraag @param {number} cyclus nothing later is found
 * @returns {Vondst[]}
 */
export function zoek(t, vraag, cyclus) {
  const woorden = vlak(vraag).split(/\s+/).filter(Boolean);
  if (!woorden.length) return [];
  const past = (/** @type {string} */ tekst) => woorden.every((woord) => vlak(tekst).includes(woord));
  /** @type {Map<string, Vondst>} */
  const uit = new Map();
  const bij = (/** @type {Keuze} */ keuze, /** @type {string} */ tekst, /** @type {string} */ waar, kern = '') => {
    if (!uit.has(keuze.sleutel)) uit.set(keuze.sleutel, { keuze, tekst, bij: waar, kern });
  };
  const knopen = t.g.knopen.filter((k) => t.isEr(k, cyclus));
  const relaties = t.g.relaties.filter((r) => r.standen[cyclus]);
  for (const k of knopen) if (past(k.naam)) bij({ soort: 'knoop', sleutel: k.sleutel }, k.naam, '');
  for (const r of relaties) if (r.code && past(r.code)) bij({ soort: 'relatie', sleutel: r.sleutel }, `${r.code} · ${r.tekst}`, '');
  for (const k of knopen) if (past(k.omschrijving)) bij({ soort: 'knoop', sleutel: k.sleutel }, k.naam, k.omschrijving);
  for (const r of relaties) if (past(r.tekst)) bij({ soort: 'relatie', sleutel: r.sleutel }, r.tekst, '');
  for (const [sleutel, stemmen] of Object.entries(t.g.stemmen)) {
    const stem = stemmen.find((x) => x.cyclus <= cyclus && past(`${x.kern} ${x.citaat} ${x.van}`));
    const knoop = t.knopen.get(sleutel), relatie = t.relaties.get(sleutel);
    if (stem && knoop) bij({ soort: 'knoop', sleutel }, knoop.naam, stem.citaat && past(stem.citaat) ? stem.citaat : stem.kern, stem.kern);
    else if (stem && relatie) bij({ soort: 'relatie', sleutel }, relatie.tekst, stem.citaat && past(stem.citaat) ? stem.citaat : stem.kern, stem.kern);
  }
  return [...uit.values()].slice(0, MEESTE);
}
