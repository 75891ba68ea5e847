/** What people take away: the map as SVG or PNG, and on paper: one sheet of A3, with quotes when they ask for them. */

import { el, vind, vul } from './opbouw.js';
import { teken } from './doek.js';
import { PALET } from './kleuren.js';
import { verbeeld } from './kaartvlak.js';
import { ondertitel, waarschuwing } from './opschrift.js';
import { alsSvg, blad } from './prent.js';
import { stemmenOver } from './stemmen.js';

/** @typedef {import('./theorie').Theorie} Theorie */
/** @typedef {import('./toestand').Toestand} Toestand */
/** @typedef {import('./letters').Meet} Meet */

/** A3 lying, less its margins, in pixels of the picture. */
const A3 = { breedte: 1500, hoogte: 930 };
/** A picture of a screen, three times as sharp, can be printed (kaart.md). */
const SCHERP = 3;
/** A canvas beyond what a browser holds gives an empty picture, without an error. By eye. */
const MEESTE_PIXELS = 120e6;

/** @param {Theorie} t @param {Toestand} s @param {{breedte: number, hoogte: number}} maat @param {Meet} meet */
function vel(t, s, maat, meet) {
  const palet = PALET[s.thema];
  const { tafereel, plaatsing } = verbeeld(t, s, maat, palet, meet);
  return blad(tafereel, plaatsing, woorden(t, s), palet);
}

/** @param {Theorie} t @param {Toestand} s */
function woorden(t, s) {
  return { titel: t.g.titel, moment: ondertitel(t.g, s), waarschuwing: waarschuwing(t.g), voet: t.g.voet };
}

/** @param {Theorie} t @param {Toestand} s @param {{breedte: number, hoogte: number}} maat @param {Meet} meet @returns {string} */
export function svgVan(t, s, maat, meet) {
  return alsSvg(vel(t, s, maat, meet), t.g.titel);
}

/** @param {Theorie} t @param {Toestand} s @param {{breedte: number, hoogte: number}} maat @param {Meet} meet */
export function bewaarSvg(t, s, maat, meet) {
  bewaar(new Blob([svgVan(t, s, maat, meet)], { type: 'image/svg+xml' }), `${naam(t, s)}.svg`);
}

/** @param {Theorie} t @param {Toestand} s @param {{breedte: number, hoogte: number}} maat @param {Meet} meet */
export function bewaarPng(t, s, maat, meet) {
  const { dingen, breedte, hoogte } = vel(t, s, maat, meet);
  const keer = Math.min(SCHERP, Math.sqrt(MEESTE_PIXELS / (breedte * hoogte)));
  const doek = el('canvas');
  doek.width = Math.round(breedte * keer);
  doek.height = Math.round(hoogte * keer);
  const ctx = doek.getContext('2d');
  if (!ctx) return;
  ctx.scale(keer, keer);
  teken(ctx, dingen);
  doek.toBlob((blob) => blob && bewaar(blob, `${naam(t, s)}.png`), 'image/png');
}

/** @param {Theorie} t @param {Toestand} s */
function naam(t, s) {
  return ['kaart', t.g.doelgroep === 'sessie' ? '' : t.g.doelgroep, t.g.cycli[s.cyclus].sleutel, s.gebied].filter(Boolean).join('-').replace(/[^\w-]+/g, '_');
}

/** @param {string} tekst @param {string} bestand */
export function bewaarTekst(tekst, bestand) {
  bewaar(new Blob([tekst], { type: 'application/json' }), bestand);
}

/** @param {Blob} blob @param {string} bestand */
function bewaar(blob, bestand) {
  const adres = URL.createObjectURL(blob);
  const anker = el('a', { href: adres, download: bestand, klik: (klik) => klik.stopPropagation() });
  document.body.append(anker);
  anker.click();
  anker.remove();
  setTimeout(() => URL.revokeObjectURL(adres), 10000);
}

/** Fill the part of the page that goes to paper. @param {Theorie} t @param {Toestand} s @param {Meet} meet */
export function maakPapier(t, s, meet) {
  const licht = /** @type {Toestand} */ ({ ...s, thema: 'licht' });
  const svg = new DOMParser().parseFromString(alsSvg(vel(t, licht, A3, meet), t.g.titel), 'image/svg+xml').documentElement;
  vul(vind('papier'), document.importNode(svg, true), s.citaten && citaten(t, s));
}

/** The quotes that may be read here, under what they are about; nothing when there are none. @param {Theorie} t @param {Toestand} s */
function citaten(t, s) {
  const delen = [...t.relaties.values(), ...t.knopen.values()].flatMap((x) => {
    const deze = stemmenOver(t.g, s, x.sleutel).filter((stem) => stem.citaat);
    const kop = 'tekst' in x ? [x.code, x.tekst].filter(Boolean).join(' · ') : x.naam;
    return deze.length ? [el('section', {}, el('h2', {}, kop), deze.map((stem) => el('p', {}, `${stem.teken > 0 ? '✓' : '✗'} ‘${stem.citaat}’ (${stem.van})`)))] : [];
  });
  const titel = waarschuwing(t.g) ? 'Citaten' : 'Vrijgegeven citaten';
  return delen.length > 0 && el('div', { class: 'citaten' }, el('h1', {}, titel), waarschuwing(t.g) && el('p', {}, el('strong', {}, waarschuwing(t.g))), delen);
}
