/** Where every box stands, for a screen of this size: letters keep their size, boxes and gaps give way. */

import { pasIn } from './letters.js';
import { inzet } from './vormen.js';

/** @typedef {import('./gegevens').Kaartknoop} Knoop */
/** @typedef {import('./gegevens').Vak} Vak */
/** @typedef {import('./letters').Meet} Meet */
/** @typedef {{x: number, y: number, b: number, h: number, vak: Vak, regels: string[], px: number}} Doos middle, size, name */
/** @typedef {{vak: Vak, titel: string, x: number, y: number, b: number, h: number}} Strook left top and size */
/**
 * `breedte` and `hoogte` of the whole; it may be higher than the screen, never wider.
 * @typedef {{dozen: Map<string, Doos>, stroken: Strook[], breedte: number, hoogte: number, letter: number, goot: number}} Plaatsing
 */

/** @type {Vak[]} */
export const KOLOMMEN = ['actor', 'interventie', 'mechanisme', 'uitkomst'];
/** @type {Record<Vak, string>} */
const TITELS = {
  actor: 'Actoren',
  interventie: 'Interventies',
  mechanisme: 'Mechanismen',
  uitkomst: 'Uitkomsten',
  boven: 'Wat belemmert',
  onder: 'Wat helpt',
};
/** Actors have short names. @type {Record<string, number>} */
const GEWICHT = { actor: 0.84 };
/** A place that somebody chose is a share of the picture, so that it holds on every screen. */
export const HEEL = 1000;
const REGEL = 1.2;
const MARGE = 8;
/** Least room between two boxes of a column. */
const RUIMTE = 6;
/** Pixels: to be read on a beamer of 1280 wide (kaart.md). */
const KLEINSTE = 11;
const GROOTSTE = 18;

/**
 * @param {Knoop[]} knopen boxes only, any order
 * @param {{breedte: number, hoogte: number}} scherm
 * @param {Meet} meet
 * @returns {Plaatsing}
 */
export function plaats(knopen, scherm, meet) {
  const breedte = Math.max(scherm.breedte, 560);
  const letter = Math.min(GROOTSTE, Math.max(KLEINSTE, breedte / 94));
  const goot = Math.max(44, breedte * 0.062);
  const per = perVak(knopen);
  const kolommen = KOLOMMEN.filter((vak) => per.get(vak)?.length);
  const breed = kolombreedten(kolommen, breedte, goot);

  const boven = strook(per.get('boven') ?? [], breedte, letter, meet);
  const onder = strook(per.get('onder') ?? [], breedte, letter, meet);
  const titel = letter * 1.7, bandtitel = letter * 2.15;
  const bovenhoogte = boven.hoogte ? boven.hoogte + bandtitel + MARGE : 0;
  const onderhoogte = onder.hoogte ? onder.hoogte + bandtitel + MARGE : 0;

  const passend = kolommen.map((vak, i) => (per.get(vak) ?? []).map((k) => gemeten(k, breed[i], letter, meet)));
  const minst = Math.max(0, ...passend.map((dozen) => dozen.reduce((som, d) => som + d.h + RUIMTE, 0)));
  const kanaal = boven.hoogte || onder.hoogte ? 12 : 0;
  const vrij = scherm.hoogte - bovenhoogte - onderhoogte - titel - 2 * kanaal;
  const kolomhoogte = Math.max(minst, vrij);

  /** @type {Map<string, Doos>} */
  const dozen = new Map();
  /** @type {Strook[]} */
  const stroken = [];
  const top = bovenhoogte + (boven.hoogte ? kanaal : 0);
  let x = MARGE;
  kolommen.forEach((vak, i) => {
    const links = i === 0 ? 0 : x - goot / 2;
    const rechts = i === kolommen.length - 1 ? breedte : x + breed[i] + goot / 2;
    stroken.push({ vak, titel: TITELS[vak], x: links, y: top, b: rechts - links, h: titel + kolomhoogte });
    const over = (kolomhoogte - passend[i].reduce((som, d) => som + d.h, 0)) / passend[i].length;
    const extra = Math.min(letter * 1.1, Math.max(0, over - 14));
    let y = top + titel;
    for (const { sleutel, h, doos } of passend[i]) {
      dozen.set(sleutel, { ...doos, x: x + breed[i] / 2, y: y + (over + h) / 2, b: breed[i], h: h + extra, vak });
      y += over + h;
    }
    x += breed[i] + goot;
  });
  const hoogte = top + (kolommen.length ? titel + kolomhoogte : 0) + (onder.hoogte ? kanaal : 0) + onderhoogte;
  zet(boven, 'boven', 0);
  zet(onder, 'onder', hoogte - onderhoogte);
  return { dozen, stroken, breedte, hoogte, letter, goot };

  /** @param {ReturnType<typeof strook>} s @param {Vak} vak @param {number} y */
  function zet(s, vak, y) {
    if (!s.hoogte) return;
    stroken.push({ vak, titel: TITELS[vak], x: 0, y, b: breedte, h: s.hoogte + bandtitel + MARGE });
    for (const [sleutel, doos] of s.dozen) dozen.set(sleutel, { ...doos, y: doos.y + y + bandtitel, vak });
  }
}

/**
 * The same with boxes where people put them, within the picture.
 * @param {Plaatsing} p @param {Record<string, import('./gegevens').Plek>} posities
 */
export function metDeHand(p, posities) {
  const binnen = (/** @type {number} */ a, /** @type {number} */ half, /** @type {number} */ heel) => Math.min(heel - half, Math.max(half, (a / HEEL) * heel));
  for (const [sleutel, plek] of Object.entries(posities)) {
    const d = p.dozen.get(sleutel);
    if (d && plek.length) p.dozen.set(sleutel, { ...d, x: binnen(plek[0], d.b / 2, p.breedte), y: binnen(plek[1], d.h / 2, p.hoogte) });
  }
  return p;
}

/** @param {Knoop[]} knopen */
function perVak(knopen) {
  /** @type {Map<Vak, Knoop[]>} */
  const per = new Map();
  for (const k of [...knopen].sort((a, b) => a.orde - b.orde || (a.sleutel < b.sleutel ? -1 : 1))) {
    if (k.vak) per.set(k.vak, [...(per.get(k.vak) ?? []), k]);
  }
  return per;
}

/** @param {Vak[]} kolommen @param {number} breedte @param {number} goot */
function kolombreedten(kolommen, breedte, goot) {
  const vrij = breedte - 2 * MARGE - goot * (kolommen.length - 1) - (kolommen.includes('uitkomst') ? goot * 0.6 : 0);
  const som = kolommen.reduce((n, vak) => n + (GEWICHT[vak] ?? 1), 0);
  return kolommen.map((vak) => (vrij * (GEWICHT[vak] ?? 1)) / som);
}

/** @param {Knoop} k @param {number} breed @param {number} letter @param {Meet} meet */
function gemeten(k, breed, letter, meet) {
  const vak = /** @type {Vak} */ (k.vak);
  const ruimte = breed - 2 * inzet(k.soort, letter * 3.2) - 4;
  const naam = pasIn(k.naam, { breed: ruimte, px: letter, minst: Math.max(KLEINSTE, letter * 0.94), regels: 3 }, meet);
  const h = naam.regels.length * naam.px * REGEL + letter * 0.55;
  return { sleutel: k.sleutel, h, doos: { ...naam, x: 0, y: 0, b: breed, h, vak } };
}

/** The boxes of a band, in as many rows as they need. @param {Knoop[]} knopen @param {number} breedte @param {number} letter @param {Meet} meet */
function strook(knopen, breedte, letter, meet) {
  /** @type {Map<string, Doos>} */
  const dozen = new Map();
  if (!knopen.length) return { dozen, hoogte: 0 };
  const inRij = Math.max(1, Math.floor(breedte / (letter * 9.9 + 10)));
  const rijen = Math.ceil(knopen.length / inRij);
  const perRij = Math.ceil(knopen.length / rijen);
  const stap = (breedte - MARGE) / perRij;
  const b = Math.min(stap - 8, letter * 17);
  const namen = knopen.map((k) => pasIn(k.naam, { breed: b - 2 * inzet(k.soort, letter * 3.2), px: letter, minst: Math.max(KLEINSTE, letter * 0.94), regels: 4 }, meet));
  const h = Math.max(...namen.map((n) => n.regels.length * n.px * REGEL)) + letter * 0.95;
  knopen.forEach((k, i) => {
    const rij = Math.floor(i / perRij);
    dozen.set(k.sleutel, { ...namen[i], x: MARGE / 2 + stap * ((i % perRij) + 0.5), y: rij * (h + 8) + h / 2, b, h, vak: /** @type {Vak} */ (k.vak) });
  });
  return { dozen, hoogte: rijen * (h + 8) - 8 };
}

