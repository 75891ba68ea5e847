/** What of the theory there is in a cycle, what of it plays in an area, and what belongs together. */

import { bereikbaar, paden } from './paden.js';

/** @typedef {import('./gegevens').Kaartgegevens} Kaartgegevens */
/** @typedef {import('./gegevens').Kaartknoop} Knoop */
/** @typedef {import('./gegevens').Relatie} Relatie */
/** @typedef {import('./gegevens').Relatiestand} Stand */
/** @typedef {import('./gegevens').Knoopbeeld} Beeld */
/** @typedef {import('./toestand').Toestand} Toestand */
/** @typedef {{knopen: Set<string>, relaties: Set<string>}} Deel */

const WIJST_AAN = ['belemmert', 'bevordert', 'veroorzaakt', 'houdt_in_stand', 'heeft_sleutel'];

/**
 * The theory with ways to find one's way in it.
 * @param {Kaartgegevens} g
 */
export function leesTheorie(g) {
  const knopen = new Map(g.knopen.map((k) => [k.sleutel, k]));
  const relaties = new Map(g.relaties.map((r) => [r.sleutel, r]));
  /** @type {Map<string, Relatie[]>} */
  const uit = new Map(), naar = new Map();
  for (const r of g.relaties) {
    for (const [kaart, eind] of /** @type {[Map<string, Relatie[]>, string][]} */ ([[uit, r.van], [naar, r.naar || r.op]])) {
      const lijst = kaart.get(eind);
      if (lijst) lijst.push(r);
      else kaart.set(eind, [r]);
    }
  }
  const veranderd = g.veranderingen.map((v) => new Set(v.map((x) => x.sleutel)));

  /** @param {string} sleutel */
  const isDoos = (sleutel) => knopen.get(sleutel)?.vak != null;

  return {
    g,
    knopen,
    relaties,
    /** @param {string} sleutel of a node or claim @returns {Relatie[]} */
    uit: (sleutel) => uit.get(sleutel) ?? [],
    /** @param {string} sleutel of a node or claim @returns {Relatie[]} */
    naar: (sleutel) => naar.get(sleutel) ?? [],
    /** The boxes, in reading order: by column, then place. */
    dozen: g.knopen.filter((k) => k.vak),
    /** @param {Knoop} k @param {number} c */
    isEr: (k, c) => k.van <= c && (k.tot === null || c < k.tot),
    /** @param {Knoop} k @param {number} c */
    isNieuw: (k, c) => c > 0 && k.van === c,
    /** Whether Python's answers on it differ from the cycle before. @param {string} sleutel @param {number} c */
    isVeranderd: (sleutel, c) => veranderd[c]?.has(sleutel) ?? false,
    /** Whether it is drawn between two boxes (or a box and a claim), whatever the cycle. @param {Relatie} r */
    isLijn(r) {
      if (!isDoos(r.van)) return false;
      const op = relaties.get(r.op);
      return op ? isDoos(op.van) && isDoos(op.naar) : isDoos(r.naar);
    },
    /** Whether it starts or ends in a systemic factor: drawn on request. @param {Relatie} r */
    isSysteemlijn: (r) => WIJST_AAN.includes(r.relatie) && [r.van, r.naar].some((k) => isFactor(knopen.get(k))),
  };
}
/** @typedef {ReturnType<typeof leesTheorie>} Theorie */

/** An area by its key and name. @param {import('./gegevens').Kaartgebied} g */
export function gebiedsnaam(g) {
  return g.niveau === 'kerngebied' || g.naam.includes(g.sleutel) ? g.naam : `${g.sleutel} · ${g.naam}`;
}

/** @param {Knoop | undefined} k */
export function isFactor(k) {
  return k?.soort === 'systemische_factor';
}

/**
 * The relations that a map of this state draws: there in the cycle, both ends there, not retired.
 * @param {Theorie} t @param {Toestand} s @param {Deel | null} licht what is lit
 * @returns {Relatie[]}
 */
export function lijnenVan(t, s, licht) {
  return t.g.relaties.filter((r) => {
    if (!t.isLijn(r)) return false;
    if (s.nadruk === 'verschil' && t.g.verschil?.relaties[r.sleutel]) return true;
    const stand = r.standen[s.cyclus];
    if (!stand || stand.laag === 'uitgefaseerd' || !endenZijnEr(t, r, s.cyclus)) return false;
    return !t.isSysteemlijn(r) || s.lijnen || Boolean(licht?.relaties.has(r.sleutel));
  });
}

/** @param {Theorie} t @param {Relatie} r @param {number} c @returns {boolean} */
function endenZijnEr(t, r, c) {
  const van = t.knopen.get(r.van), naar = t.knopen.get(r.naar), op = t.relaties.get(r.op);
  if (!van || !t.isEr(van, c)) return false;
  return op ? Boolean(op.standen[c]) && endenZijnEr(t, op, c) : Boolean(naar && t.isEr(naar, c));
}

/**
 * The boxes that a map of this state draws.
 * @param {Theorie} t @param {Toestand} s
 */
export function dozenVan(t, s) {
  return t.dozen.filter((k) => t.isEr(k, s.cyclus) || (s.nadruk === 'verschil' && t.g.verschil?.knopen[k.sleutel]));
}

/**
 * The sub-areas that a choice of area stands for; null for all.
 * @param {Kaartgegevens} g @param {string} gebied
 * @returns {Set<string> | null}
 */
export function deelgebieden(g, gebied) {
  if (!gebied) return null;
  const onder = g.gebieden.filter((x) => x.ligt_in === gebied).map((x) => x.sleutel);
  return new Set(onder.length ? onder : [gebied]);
}

/** Whether in a cycle something was told, and nothing of it counts for who reads. @param {Kaartgegevens} g @param {number} cyclus */
export function isTeSmal(g, cyclus) {
  return Boolean(g.smal[cyclus]) && !g.cycli[cyclus].bezocht;
}

/** What a sentence that says nobody or nothing adds: what does not count for who reads may say otherwise. @param {Kaartgegevens} g @param {number} cyclus */
export function voorZover(g, cyclus) {
  return g.smal[cyclus] ? ', voor zover het hier meetelt' : '';
}

/** Whether words of any source may be read on this map. @param {Kaartgegevens} g */
export function heeftWoorden(g) {
  return g.bewijs.totaal > g.bewijs.achtergehouden;
}

/**
 * Why two cycles cannot be compared; empty when they can.
 * @param {Kaartgegevens} g @param {number} cyclus the newer one
 */
export function nietTeVergelijken(g, cyclus) {
  const smal = [cyclus - 1, cyclus].find((c) => c >= 0 && isTeSmal(g, c));
  return smal === undefined ? '' : `In ${g.cycli[smal].naam} zijn nog te weinig stemmen gehoord om te vergelijken.`;
}

/**
 * Whether anything was found on it in these areas.
 * @param {Kaartgegevens} g @param {Record<string, string> | undefined} cellen @param {Set<string>} gebieden
 */
export function isGevonden(g, cellen, gebieden) {
  return Object.entries(cellen ?? {}).some(([gebied, cel]) => gebieden.has(gebied) && g.celwoorden[cel]?.kleur !== 'niets');
}

/**
 * The part of the theory on which something was found in the chosen area; null without a choice.
 * @param {Theorie} t @param {Toestand} s
 * @returns {Deel | null}
 */
export function inGebied(t, s) {
  const hier = deelgebieden(t.g, s.gebied);
  if (!hier) return null;
  const relaties = new Set(
    t.g.relaties.filter((r) => isGevonden(t.g, r.standen[s.cyclus]?.cellen, hier)).map((r) => r.sleutel),
  );
  const knopen = new Set(
    t.g.knopen.filter((k) => isGevonden(t.g, k.beelden[s.cyclus]?.cellen, hier)).map((k) => k.sleutel),
  );
  for (const sleutel of relaties) {
    for (const eind of eindenVan(t, sleutel)) if (!isFactor(t.knopen.get(eind))) knopen.add(eind);
  }
  for (const r of t.g.relaties) {
    if (r.soort === 'relatie' && knopen.has(r.naar)) {
      relaties.add(r.sleutel);
      knopen.add(r.van);
    }
  }
  return { knopen, relaties };
}

/**
 * The nodes at the ends of a relation; of one onto a claim, those of the claim too.
 * @param {Theorie} t @param {string} sleutel @returns {string[]}
 */
export function eindenVan(t, sleutel) {
  const r = t.relaties.get(sleutel);
  if (!r) return [];
  return r.op ? [r.van, ...eindenVan(t, r.op)] : [r.van, r.naar];
}

/**
 * What is lit: what the choice is about, what changed, or what differs; null when everything is.
 * @param {Theorie} t @param {Toestand} s
 * @returns {Deel | null}
 */
export function verlicht(t, s) {
  if (s.keuze?.soort === 'knoop') {
    const k = t.knopen.get(s.keuze.sleutel);
    if (k?.vak && !t.isEr(k, s.cyclus)) return null;
    const beeld = k?.beelden[s.cyclus];
    return k && beeld ? brandpunt(t, k, beeld, s.cyclus) : rondom(t, s.keuze.sleutel, s.cyclus);
  }
  if (s.keuze) return metEinden(t, new Set([s.keuze.sleutel]), new Set());
  if (s.pad) return langsPad(t, s.cyclus, s.pad);
  if (s.nadruk === 'veranderd') {
    const sleutels = t.g.veranderingen[s.cyclus].map((v) => v.sleutel);
    const nieuw = t.g.knopen.filter((k) => t.isNieuw(k, s.cyclus)).map((k) => k.sleutel);
    return metEinden(t, new Set(sleutels.filter((x) => t.relaties.has(x))), new Set([...sleutels.filter((x) => t.knopen.has(x)), ...nieuw]));
  }
  if (s.nadruk === 'verschil' && t.g.verschil) {
    return metEinden(t, new Set(Object.keys(t.g.verschil.relaties)), new Set(Object.keys(t.g.verschil.knopen)));
  }
  return null;
}

/** Two boxes and the ways between them; before the second is chosen, all that the first leads to. @param {Theorie} t @param {number} c @param {import('./toestand').Padkeuze} pad */
function langsPad(t, c, { van, naar, nr }) {
  const begin = t.knopen.get(van);
  if (!begin || !t.isEr(begin, c)) return null;
  const { paden: er } = naar ? paden(t, c, van, naar) : { paden: [] };
  const langs = naar ? (er[nr] ? [er[nr]] : er).flatMap((p) => p.stappen.map((r) => r.sleutel)) : bereikbaar(t, c, van).relaties;
  return metEinden(t, new Set(langs), new Set(naar ? [van, naar] : [van]));
}

/** A factor, what it acts on, and what it reaches. @param {Theorie} t @param {Knoop} k @param {Beeld} b @param {number} c */
function brandpunt(t, k, b, c) {
  const eigen = [...t.uit(k.sleutel), ...t.naar(k.sleutel)].filter((r) => r.standen[c] && t.isLijn(r));
  return metEinden(t, new Set([...eigen.map((r) => r.sleutel), ...b.vast, ...b.gestippeld]), new Set([k.sleutel, ...b.geraakt, ...b.theoretisch]));
}

/** A node and its neighbours. @param {Theorie} t @param {string} sleutel @param {number} c */
function rondom(t, sleutel, c) {
  const langs = [...t.uit(sleutel), ...t.naar(sleutel)].filter((r) => r.standen[c] && r.standen[c]?.laag !== 'uitgefaseerd');
  return metEinden(t, new Set(langs.map((r) => r.sleutel)), new Set([sleutel]));
}

/** @param {Theorie} t @param {Set<string>} relaties @param {Set<string>} knopen @returns {Deel} */
function metEinden(t, relaties, knopen) {
  for (const sleutel of [...relaties]) {
    for (const eind of eindenVan(t, sleutel)) knopen.add(eind);
    const op = t.relaties.get(sleutel)?.op;
    if (op) relaties.add(op);
  }
  return { knopen, relaties };
}

/**
 * Whether a focus reaches it only in theory.
 * @param {Theorie} t @param {Toestand} s
 * @returns {Deel}
 */
export function alleenTheoretisch(t, s) {
  const beeld = s.keuze?.soort === 'knoop' ? t.knopen.get(s.keuze.sleutel)?.beelden[s.cyclus] : null;
  return { knopen: new Set(beeld?.theoretisch), relaties: new Set(beeld?.gestippeld) };
}

/**
 * What remains when only what is lit is drawn: over all cycles, so that nothing moves when time moves.
 * @param {Theorie} t @param {Toestand} s
 * @returns {Set<string>} keys of boxes
 */
export function blijft(t, s) {
  const alles = new Set(t.dozen.map((k) => k.sleutel));
  if (!s.alleen) return alles;
  /** @type {Set<string>} */
  const uit = new Set();
  for (let c = 0; c < t.g.cycli.length; c++) {
    const delen = [verlicht(t, { ...s, cyclus: c }), inGebied(t, { ...s, cyclus: c })].filter((d) => d !== null);
    if (!delen.length) return alles;
    for (const sleutel of alles) if (delen.every((d) => d.knopen.has(sleutel))) uit.add(sleutel);
  }
  return uit.size ? uit : alles;
}
