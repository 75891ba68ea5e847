/** The picture as SVG text, with its title, legend and where it comes from. */

import { LETTER } from './letters.js';
import { LEGENDA } from './kleuren.js';

/** @typedef {import('./tafereel').Ding} Ding */
/** @typedef {import('./tafereel').Tafereel} Tafereel */
/** @typedef {import('./kleuren').Palet} Palet */

const KOP = 46;
/** About as wide as a letter of the legend is. */
const LETTER_BREED = 7;
const TEKENS = ['⊣ belemmert', '+ helpt', '● gebieden: vastgesteld', '○ nergens vastgesteld', '✗ stemmen: is er niet', 'idee: genoemd, niet in de theorie', 'NIEUW in deze cyclus'];

/** The shapes of a picture from back to front. @param {Tafereel} tafereel @returns {Ding[]} */
export function opVolgorde(tafereel) {
  return [...tafereel.banden, ...tafereel.lijnen, ...[...tafereel.dozen.values()].flat()];
}

/**
 * A sheet: the picture under a title and above a legend.
 * @param {Tafereel} tafereel @param {{breedte: number, hoogte: number}} maat of the picture
 * @param {{titel: string, moment: string, waarschuwing: string, voet: string}} woorden @param {Palet} palet
 * @returns {{dingen: Ding[], breedte: number, hoogte: number}}
 */
export function blad(tafereel, { breedte, hoogte }, woorden, palet) {
  const schuif = (/** @type {Ding} */ ding) => ({ ...ding, y: ding.y + KOP });
  /** @type {Ding[]} */
  const dingen = [
    { d: '', x: 0, y: 0, dek: 1 },
    tekst(woorden.titel, 10, 16, 18, palet.tekst, true),
    tekst(woorden.moment, 10, 35, 12, palet.zacht, false),
    ...opVolgorde(tafereel).map(schuif),
  ];
  let x = 12, y = hoogte + KOP + 18;
  const past = (/** @type {number} */ breed) => {
    if (x + breed > breedte && x > 12) [x, y] = [12, y + 18];
    x += breed;
    return x - breed;
  };
  for (const [uitleg, stijl] of LEGENDA) {
    const plek = past(70 + uitleg.length * LETTER_BREED);
    dingen.push({ d: 'M0,0H34', x: plek, y, lijn: palet.lijn[stijl.kleur], dikte: stijl.dikte, streep: stijl.streep, dek: 1 });
    dingen.push(tekst(`${stijl.teken} ${uitleg}`.trim(), plek + 40, y, 12, palet.tekst, false));
  }
  for (const uitleg of TEKENS) dingen.push(tekst(uitleg, past(16 + uitleg.length * LETTER_BREED), y, 12, palet.tekst, false));
  dingen.push(tekst(woorden.voet, 12, y + 22, 10.5, palet.zacht, false));
  if (woorden.waarschuwing) dingen.push(tekst(woorden.waarschuwing, 12, y + 40, 13, palet.lijn.tegen, true));
  const onder = y + (woorden.waarschuwing ? 56 : 38);
  dingen[0] = { d: `M0,0H${breedte}V${onder}H0Z`, x: 0, y: 0, vul: palet.papier, dek: 1 };
  return { dingen, breedte, hoogte: onder };
}

/** @param {string} woorden @param {number} x @param {number} y @param {number} px @param {string} kleur @param {boolean} dik @returns {Ding} */
function tekst(woorden, x, y, px, kleur, dik) {
  return { tekst: woorden, x, y, px, kleur, dik, anker: 'start', dek: 1 };
}

/**
 * @param {{dingen: Ding[], breedte: number, hoogte: number}} vel @param {string} titel
 * @returns {string}
 */
export function alsSvg({ dingen, breedte, hoogte }, titel) {
  const maat = `${Math.ceil(breedte)} ${Math.ceil(hoogte)}`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${maat}" font-family="${veilig(LETTER)}" role="img">`,
    `<title>${veilig(titel)}</title>`,
    ...dingen.map(ding),
    '</svg>',
  ].join('\n');
}

/** @param {Ding} d */
function ding(d) {
  const dek = d.dek < 1 ? ` opacity="${d.dek}"` : '';
  if ('tekst' in d) {
    const dik = d.dik ? 700 : 500;
    return `<text x="${r(d.x)}" y="${r(d.y)}" font-size="${r(d.px)}" font-weight="${dik}" fill="${d.kleur}" text-anchor="${d.anker}" dominant-baseline="central"${dek}>${veilig(d.tekst)}</text>`;
  }
  const streep = d.streep?.length ? ` stroke-dasharray="${d.streep.join(' ')}"` : '';
  const lijn = d.lijn ? ` stroke="${d.lijn}" stroke-width="${r(d.dikte ?? 1)}"${streep}` : '';
  const plek = d.x || d.y ? ` transform="translate(${r(d.x)} ${r(d.y)})"` : '';
  return `<path d="${d.d}" fill="${d.vul ?? 'none'}"${lijn}${plek}${dek}/>`;
}

/** @param {number} x */
function r(x) {
  return Math.round(x * 10) / 10;
}

/** Text that is only text, without what XML cannot hold. @param {string} woorden */
function veilig(woorden) {
  return woorden
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
    .replace(/[&<>"']/g, (teken) => `&#${teken.charCodeAt(0)};`);
}
