/** The ways from one box to another, as the question `paden` has them, over what the map of a cycle draws. */

/** @typedef {import('./gegevens').Relatie} Relatie */
/** @typedef {import('./theorie').Theorie} Theorie */
/** `knopen` are the boxes along it, the first and last included. @typedef {{stappen: Relatie[], knopen: string[]}} Pad */
/** `meer`: there are others, as far as was looked. @typedef {{paden: Pad[], meer: boolean}} Gevonden */

/** Along these an effect runs: GEVOLG and UIT_FACTOR in model/relaties.py. */
const LANGS = ['activeert', 'leidt_tot', 'draagt_bij_aan', 'belemmert', 'bevordert', 'veroorzaakt'];
/** More ways nobody reads. By eye. */
export const HOOGSTENS = 100;
/** So many beginnings of a way are tried, so that a theory that goes round and round keeps nobody waiting. */
const POGINGEN = 20_000;

/** What was worked out before: a picture asks it several times. @type {WeakMap<Theorie, Map<string, Gevonden>>} */
const bekend = new WeakMap();

/** The box where a relation ends; of one onto a claim, where that ends. Empty when it is not walked. @param {Theorie} t @param {Relatie | undefined} r @param {number} c @returns {string} */
function einde(t, r, c) {
  if (r?.standen[c]?.laag !== 'theorie') return '';
  return r.op ? einde(t, t.relaties.get(r.op), c) : isEr(t, r.naar, c) ? r.naar : '';
}

/** @param {Theorie} t @param {string} sleutel @param {number} c */
function isEr(t, sleutel, c) {
  const k = t.knopen.get(sleutel);
  return Boolean(k && t.isEr(k, c));
}

/** Every step that starts in a box, by key, with where it ends. @param {Theorie} t @param {number} c @param {string} van @returns {{r: Relatie, naar: string}[]} */
function stappen(t, c, van) {
  if (!isEr(t, van, c)) return [];
  return t.uit(van).filter((r) => LANGS.includes(r.relatie) && t.isLijn(r)).map((r) => ({ r, naar: einde(t, r, c) })).filter((x) => x.naar)
    .sort((a, b) => (a.r.sleutel < b.r.sleutel ? -1 : 1));
}

/**
 * What one can come to from a box: the boxes, itself left out, and the relations along the way.
 * @param {Theorie} t @param {number} c @param {string} van
 */
export function bereikbaar(t, c, van) {
  const knopen = new Set([van]), relaties = new Set();
  for (const hier of knopen) {
    for (const { r, naar } of stappen(t, c, hier)) {
      relaties.add(r.sleutel);
      knopen.add(naar);
    }
  }
  knopen.delete(van);
  return { knopen, relaties };
}

/**
 * Every way that comes nowhere twice, short ones first, then by the keys of its steps; a hundred at most.
 * @param {Theorie} t @param {number} c @param {string} van @param {string} naar
 * @returns {Gevonden}
 */
export function paden(t, c, van, naar) {
  const eerder = bekend.get(t) ?? new Map(), naam = JSON.stringify([c, van, naar]);
  bekend.set(t, eerder);
  const gevonden = eerder.get(naam) ?? zoekPaden(t, c, van, naar);
  eerder.set(naam, gevonden);
  return gevonden;
}

/** @param {Theorie} t @param {number} c @param {string} van @param {string} naar @returns {Gevonden} */
function zoekPaden(t, c, van, naar) {
  const vanaf = new Map([van, ...bereikbaar(t, c, van).knopen].map((k) => [k, stappen(t, c, k)]));
  const komtEr = new Set([naar]);
  for (const doel of komtEr) for (const [k, uit] of vanaf) if (uit.some((x) => x.naar === doel)) komtEr.add(k);
  /** @type {Pad[]} */
  const uit = [];
  /** @type {Pad[]} */
  const rij = van === naar ? [] : [{ stappen: [], knopen: [van] }];
  let n = 0;
  for (; n < rij.length && n < POGINGEN && uit.length <= HOOGSTENS; n++) {
    const { stappen: gezet, knopen } = rij[n];
    for (const stap of vanaf.get(knopen[knopen.length - 1]) ?? []) {
      if (knopen.includes(stap.naar) || !komtEr.has(stap.naar)) continue;
      (stap.naar === naar ? uit : rij).push({ stappen: [...gezet, stap.r], knopen: [...knopen, stap.naar] });
    }
  }
  return { paden: uit.slice(0, HOOGSTENS), meer: uit.length > HOOGSTENS || n < rij.length };
}

/**
 * The step of a way that Python has as least likely to hold; a claim that a step only falls onto is none.
 * @param {Theorie} t @param {number} c @param {Pad} pad
 * @returns {Relatie | undefined}
 */
export function zwakste(t, c, pad) {
  const langs = new Set(pad.stappen.map((r) => r.sleutel));
  return t.relaties.get(t.g.zwakste[c].find((sleutel) => langs.has(sleutel)) ?? '');
}
