/** The picture as a list of shapes and texts, the same for the screen, for SVG and for paper. */

import { isFactor, alleenTheoretisch } from './theorie.js';
import { isGekozen } from './toestand.js';
import { lijnstijl } from './kleuren.js';
import { penning, vorm } from './vormen.js';

/** @typedef {import('./theorie').Theorie} Theorie */
/** @typedef {import('./theorie').Deel} Deel */
/** @typedef {import('./toestand').Toestand} Toestand */
/** @typedef {import('./plaatsing').Plaatsing} Plaatsing */
/** @typedef {import('./plaatsing').Doos} Doos */
/** @typedef {import('./lijnen').Route} Route */
/** @typedef {import('./kleuren').Palet} Palet */
/** @typedef {import('./letters').Meet} Meet */
/** @typedef {import('./gegevens').Kaartknoop} Knoop */
/** @typedef {import('./gegevens').Relatie} Relatie */
/**
 * A shape, its path around (x, y); or a text at (x, y), its middle or its start.
 * @typedef {{d: string, x: number, y: number, vul?: string, lijn?: string, dikte?: number, streep?: number[], dek: number}} Pad
 * @typedef {{tekst: string, x: number, y: number, px: number, kleur: string, dik: boolean, anker: 'middle' | 'start', dek: number}} Woord
 * @typedef {Pad | Woord} Ding
 * @typedef {{banden: Ding[], lijnen: Ding[], dozen: Map<string, Ding[]>}} Tafereel
 * @typedef {{t: Theorie, s: Toestand, plaatsing: Plaatsing, lijnen: Relatie[], routes: Map<string, Route>, dozen: Knoop[], licht: Deel | null, gebied: Deel | null, palet: Palet, meet: Meet}} Beschrijving
 */

/** How much wider bold letters are. */
const VET = 1.1;
const VERSCHIL = { erbij: '+ erbij', weg: '− weg', anders: 'Δ anders' };

/**
 * @param {Beschrijving} b
 * @returns {Tafereel}
 */
export function maakTafereel(b) {
  const theoretisch = alleenTheoretisch(b.t, b.s), getekend = new Set(b.lijnen.map((r) => r.sleutel));
  const rang = (/** @type {Relatie} */ r) => Number(isVerlicht(b, r.sleutel, 'relaties')) * 2 - Number(b.t.isSysteemlijn(r));
  const volgorde = [...b.lijnen].sort((x, y) => rang(x) - rang(y));
  return {
    banden: banden(b),
    lijnen: [...volgorde.flatMap((r) => lijn(b, r, theoretisch)), ...volgorde.flatMap((r) => teken(b, r))],
    dozen: new Map(b.dozen.filter((k) => b.plaatsing.dozen.has(k.sleutel)).map((k) => [k.sleutel, doos(b, k, theoretisch, getekend)])),
  };
}

/** @param {Beschrijving} b @param {string} sleutel @param {'knopen' | 'relaties'} soort */
function isVerlicht(b, sleutel, soort) {
  return [b.licht, b.gebied].every((deel) => !deel || deel[soort].has(sleutel));
}

/** @param {Beschrijving} b @returns {Ding[]} */
function banden({ plaatsing, palet }) {
  return plaatsing.stroken.flatMap((s, i) => {
    const systeem = s.vak === 'boven' || s.vak === 'onder';
    const px = plaatsing.letter * 1.08;
    const rand = palet.vlak[s.vak === 'boven' ? 'systemische_factor' : s.vak === 'onder' ? 'helpend' : s.vak][1];
    /** @type {Ding[]} */
    const dingen = [
      { d: `M0,0H${s.b}V${s.h}H0Z`, x: s.x, y: s.y, vul: s.vak === 'boven' ? palet.systeem : s.vak === 'onder' ? palet.helpend : palet.band[i % 2], dek: 1 },
      {
        tekst: s.titel, x: systeem ? s.x + 10 : s.x + s.b / 2, y: s.y + px * 0.8, px, kleur: rand, dik: true,
        anker: systeem ? 'start' : 'middle', dek: 1,
      },
    ];
    return dingen;
  });
}

/** @param {Beschrijving} b @param {Relatie} r @param {Deel} theoretisch @returns {Ding[]} */
function lijn(b, r, theoretisch) {
  const route = b.routes.get(r.sleutel);
  if (!route) return [];
  const { palet, s, t } = b;
  const stijl = stijlVan(b, r);
  const kleur = palet.lijn[kleurVan(b, r)];
  const licht = isVerlicht(b, r.sleutel, 'relaties');
  const dek = licht ? 1 : palet.dof * 0.6;
  const inBeeld = b.licht?.relaties.has(r.sleutel) && s.keuze?.soort === 'knoop' && isFactor(t.knopen.get(s.keuze.sleutel));
  const streep = inBeeld ? (theoretisch.relaties.has(r.sleutel) ? [5, 6] : []) : stijl.streep;
  const opPad = licht && s.pad && !s.keuze;
  const dikte = opPad ? stijl.dikte + 1.5 : inBeeld ? (theoretisch.relaties.has(r.sleutel) ? 1.8 : 3) : stijl.dikte;
  /** @type {Ding[]} */
  const dingen = [];
  const anders = s.nadruk === 'verschil' ? t.g.verschil?.relaties[r.sleutel] : undefined;
  const veranderd = s.nadruk === 'veranderd' && t.isVeranderd(r.sleutel, s.cyclus);
  if (licht && (anders || veranderd)) dingen.push({ d: route.d, x: 0, y: 0, lijn: palet.merk, dikte: dikte + 9, dek: 0.75 });
  if (s.keuze?.sleutel === r.sleutel) dingen.push({ d: route.d, x: 0, y: 0, lijn: palet.tekst, dikte: dikte + 5, dek: 0.25 });
  dingen.push({ d: route.d, x: 0, y: 0, lijn: kleur, dikte, streep: anders === 'weg' ? [3, 5] : streep, dek });
  dingen.push(punt(route, dikte, kleur, dek, r.relatie === 'belemmert', palet.papier));
  return dingen;
}

/** How a line looks: for a chosen sub-area by what was found there. @param {Beschrijving} b @param {Relatie} r */
function stijlVan({ t, s }, r) {
  const stand = r.standen[s.cyclus];
  const isDeel = t.g.gebieden.some((g) => g.sleutel === s.gebied && g.niveau === 'deelgebied');
  return isDeel ? lijnstijl(r, stand, stand?.cellen[s.gebied] ?? '') : lijnstijl(r, stand);
}

/** @param {Beschrijving} b @param {Relatie} r @returns {keyof Palet['lijn']} */
function kleurVan(b, r) {
  if (!b.t.isSysteemlijn(r)) return stijlVan(b, r).kleur;
  return r.relatie === 'bevordert' ? 'helpt' : 'factor';
}

/** The sign on a line: what kind of judgement, that it changed, or how it differs. @param {Beschrijving} b @param {Relatie} r @returns {Ding[]} */
function teken(b, r) {
  const route = b.routes.get(r.sleutel);
  if (!route || !isVerlicht(b, r.sleutel, 'relaties')) return [];
  const { palet, s, t } = b;
  const stijl = stijlVan(b, r);
  const kleur = palet.lijn[kleurVan(b, r)];
  const anders = s.nadruk === 'verschil' ? t.g.verschil?.relaties[r.sleutel] : undefined;
  const veranderd = s.nadruk === 'veranderd' && t.isVeranderd(r.sleutel, s.cyclus);
  const op = anders ? VERSCHIL[anders] : veranderd ? `Δ ${stijl.teken}`.trim() : stijl.teken;
  if (!op) return [];
  return anders || veranderd ? pil(b, op, route.midden, kleur, palet.merk, palet.opMerk) : pil(b, op, route.midden, kleur, palet.papier, kleur);
}

/** The end of a line: an arrow, or a bar for what hinders. @param {Route} route @param {number} dikte @param {string} kleur @param {number} dek @param {boolean} dwars @param {string} papier @returns {Pad} */
function punt({ eind: [x, y], hoek }, dikte, kleur, dek, dwars, papier) {
  const lang = 7 + dikte * 1.6, half = 3 + dikte;
  const op = (/** @type {number} */ a, /** @type {number} */ b) =>
    `${rond(Math.cos(hoek) * a - Math.sin(hoek) * b)},${rond(Math.sin(hoek) * a + Math.cos(hoek) * b)}`;
  if (dwars) return { d: `M${op(-1.5, -8)}L${op(-1.5, 8)}`, x, y, lijn: kleur, dikte: 3 + dikte / 2, dek };
  return { d: `M${op(0, 0)}L${op(-lang, -half)}L${op(-lang, half)}Z`, x, y, vul: kleur, lijn: papier, dikte: 0.6, dek };
}

/** @param {number} x */
function rond(x) {
  return Math.round(x * 10) / 10;
}

/** @param {Beschrijving} b @param {string} tekst @param {[number, number]} plek @param {string} rand @param {string} vul @param {string} kleur @param {number} [dek] @returns {Ding[]} */
function pil(b, tekst, [x, y], rand, vul, kleur, dek = 1) {
  const px = Math.max(10.5, b.plaatsing.letter * 0.84);
  const breed = b.meet(tekst, px) * VET + px * 0.9, h = px * 1.35;
  return [
    { d: penning(breed, h), x, y, vul, lijn: rand, dikte: 1.3, dek },
    { tekst, x, y: y + 0.5, px, kleur, dik: true, anker: 'middle', dek },
  ];
}

/** @param {Beschrijving} b @param {Knoop} k @param {Deel} theoretisch @param {Set<string>} getekend keys of lines @returns {Ding[]} */
function doos(b, k, theoretisch, getekend) {
  const { palet, s, t } = b;
  const plek = /** @type {Doos} */ (b.plaatsing.dozen.get(k.sleutel));
  const licht = isVerlicht(b, k.sleutel, 'knopen');
  const dek = licht ? 1 : palet.dof;
  const [vul, rand] = palet.vlak[k.vak === 'onder' ? 'helpend' : k.soort];
  const d = vorm(k.soort, plek.b, plek.h);
  const { x, y } = plek;
  const gekozen = isGekozen(s, k.sleutel);
  const anders = s.nadruk === 'verschil' ? t.g.verschil?.knopen[k.sleutel] : undefined;
  const nieuw = s.nadruk !== 'verschil' && t.isNieuw(k, s.cyclus);
  const veranderd = s.nadruk === 'veranderd' && t.isVeranderd(k.sleutel, s.cyclus);
  const in_theorie = theoretisch.knopen.has(k.sleutel);
  /** @type {Ding[]} */
  const dingen = [];
  if (licht && (nieuw || anders || veranderd)) dingen.push({ d, x, y, lijn: palet.merk, dikte: 9, dek: 1 });
  dingen.push({ d, x, y, vul: palet.papier, dek: 1 });
  dingen.push({ d, x, y, vul, lijn: rand, dikte: gekozen ? 4.5 : 1.8, streep: in_theorie || anders === 'weg' ? [6, 5] : [], dek });
  if (k.soort === 'uitkomst') dingen.push({ d: vorm('uitkomst', plek.b - 7, plek.h - 7), x, y, lijn: rand, dikte: 1, streep: in_theorie ? [6, 5] : [], dek });
  const hoog = plek.px * 1.2;
  plek.regels.forEach((tekst, i) => dingen.push({
    tekst, x, y: y + (i - (plek.regels.length - 1) / 2) * hoog + 0.5, px: plek.px, kleur: palet.tekst, dik: false, anker: 'middle', dek,
  }));
  if (!licht) return dingen;
  const etiket = anders ? VERSCHIL[anders] : nieuw ? 'NIEUW' : veranderd ? 'Δ' : '';
  if (etiket) dingen.push(...pil(b, etiket, [x - plek.b / 2 + 30, y - plek.h / 2 - 1], palet.opMerk, palet.merk, palet.opMerk));
  const rechts = stemteken(b, k);
  if (rechts) dingen.push(...pil(b, rechts, [x + plek.b / 2 - 4 - b.meet(rechts, b.plaatsing.letter) / 2, y - plek.h / 2 - 3], rand, palet.papier, palet.tekst));
  if (!k.bedoeld) dingen.push(...pil(b, 'onbedoeld', [x + plek.b / 2 - 10 - b.meet('onbedoeld', b.plaatsing.letter) / 2, y + plek.h / 2 + 1], palet.lijn.beide, palet.papier, palet.lijn.beide));
  const links = systeemteken(b, k, getekend);
  if (links) dingen.push(...pil(b, links, [x - plek.b / 2 + 10 + b.meet(links, b.plaatsing.letter) / 2, y + plek.h / 2 + 1], palet.lijn.factor, palet.vlak.systemische_factor[0], palet.lijn.factor));
  return dingen;
}

/** On a factor: its state in the chosen sub-area, else in how many it is established or that it is a guess. @param {Beschrijving} b @param {Knoop} k */
function stemteken({ t, s }, k) {
  const beeld = k.beelden[s.cyclus];
  if (!beeld) return '';
  const cel = t.g.celwoorden[beeld.cellen[s.gebied]];
  if (cel) return `${cel.teken} ${cel.woord}`.trim();
  if (s.gebied) return '';
  const hoe = beeld.vastgesteld ? `●${beeld.vastgesteld}` : beeld.klasse === 'geen_beeld' ? '' : `○ ${beeld.woord}`;
  return [hoe, beeld.tegen && `✗${beeld.tegen}`].filter(Boolean).join(' ');
}

/** How many factors hinder and help it, when their lines are not drawn. @param {Beschrijving} b @param {Knoop} k @param {Set<string>} getekend */
function systeemteken({ t, s }, k, getekend) {
  if (isFactor(k)) return '';
  const erop = t.naar(k.sleutel).filter((r) => r.naar && t.isLijn(r) && r.standen[s.cyclus]?.laag === 'theorie' && isFactor(t.knopen.get(r.van)) && !getekend.has(r.sleutel));
  const hindert = erop.filter((r) => r.relatie === 'belemmert').length;
  const helpt = erop.filter((r) => r.relatie === 'bevordert').length;
  return [hindert && `⊣${hindert}`, helpt && `+${helpt}`].filter(Boolean).join(' ');
}
