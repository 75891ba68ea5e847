/** Who says what about one claim or factor: for and against, voice by voice, and what may not be read here. */

import { el } from './opbouw.js';
import { deelgebieden, voorZover } from './theorie.js';

/** @typedef {import('./gegevens').Kaartgegevens} Kaartgegevens */
/** @typedef {import('./gegevens').Kaartstem} Stem */
/** @typedef {import('./toestand').Toestand} Toestand */

/**
 * What may be read of it up to the cycle and in the chosen area, newest first. A sub-area is known to monitors only;
 * for others a voice belongs to a core area.
 * @param {Kaartgegevens} g @param {Toestand} s @param {string} sleutel
 * @returns {Stem[]}
 */
export function stemmenOver(g, s, sleutel) {
  const hier = deelgebieden(g, s.gebied);
  const kern = g.gebieden.find((x) => x.sleutel === s.gebied)?.ligt_in || s.gebied;
  return (g.stemmen[sleutel] ?? [])
    .filter((stem) => stem.cyclus <= s.cyclus && (!hier || (stem.gebied ? hier.has(stem.gebied) : stem.kerngebied === kern)))
    .reverse();
}

/**
 * The voices as two lists, and how many there are whose words may not be read.
 * @param {Kaartgegevens} g @param {Toestand} s @param {string} sleutel
 * @param {{voor: number, tegen: number}} geteld voices that count, over all areas
 * @returns {HTMLElement[]}
 */
export function toonStemmen(g, s, sleutel, geteld) {
  const stemmen = stemmenOver(g, s, sleutel);
  const achter = s.gebied ? 0 : (g.achtergehouden[sleutel]?.[s.cyclus] ?? 0);
  const gebied = g.gebieden.find((x) => x.sleutel === s.gebied);
  const waar = waarVandaan(g, gebied, stemmen);
  const kanten = /** @type {const} */ ([[1, 'Wat ervoor spreekt', 'voor'], [-1, 'Wat ertegen spreekt', 'tegen']]);
  return [
    ...kanten.map(([teken, kop, soort]) => {
      const deze = stemmen.filter((stem) => stem.teken === teken);
      const tellen = deze.filter((stem) => !stem.waarom_niet), rest = deze.filter((stem) => stem.waarom_niet);
      return el('section', { class: `kant ${soort}` },
        el('h3', { id: `kant-${soort}`, tabindex: -1 }, kop),
        el('p', { class: 'zacht' }, telling(geteld[soort], deze.length, waar, voorZover(g, s.cyclus))),
        tellen.length > 0 && el('ol', { class: 'stemmen' }, tellen.map((stem) => toonStem(stem, soort))),
        rest.length > 0 && el('details', { class: 'rest' }, el('summary', {}, rest.length === 1 ? 'Nog één bevinding die niet apart meetelt' : `Nog ${rest.length} bevindingen die niet apart meetellen`),
          el('ol', { class: 'stemmen' }, rest.map((stem) => toonStem(stem, soort)))));
    }),
    achter > 0 && el('p', { class: 'zacht' }, achter === 1
      ? 'Van één bevinding mogen de woorden hier niet staan; zij telt wel mee.'
      : `Van ${achter} bevindingen mogen de woorden hier niet staan; zij tellen wel mee.`),
  ].filter((x) => x !== false);
}

/**
 * Ways to each side, because the other side is far down.
 * @param {{voor: number, tegen: number}} geteld
 */
export function sprong({ voor, tegen }) {
  const naar = (/** @type {string} */ soort) => () => {
    const doel = document.getElementById(`kant-${soort}`);
    doel?.scrollIntoView();
    doel?.focus();
  };
  return el('p', { class: 'sprong' },
    el('button', { type: 'button', klik: naar('voor') }, `✓ Wat ervoor spreekt (${voor})`),
    el('button', { type: 'button', klik: naar('tegen') }, `✗ Wat ertegen spreekt (${tegen})`));
}

/** How many voices there are, and how much of what they said stands here. @param {number} geteld @param {number} hier @param {string} waar @param {string} meetelt */
function telling(geteld, hier, waar, meetelt) {
  if (waar) return hier ? `${bevindingen(hier)}${waar}.` : `Niets${waar} dat hier mag staan.`;
  if (!geteld) return hier ? `${bevindingen(hier)}; geen ervan telt mee.` : `Niemand${meetelt}.`;
  const stemmen = geteld === 1 ? 'Eén stem' : `${geteld} stemmen, los van elkaar`;
  return hier ? `${stemmen}; ${bevindingen(hier).toLowerCase()} om te lezen.` : `${stemmen}; de woorden mogen hier niet staan.`;
}

/** @param {number} n */
function bevindingen(n) {
  return n === 1 ? 'Eén bevinding' : `${n} bevindingen`;
}

/** @param {Kaartgegevens} g @param {import('./gegevens').Kaartgebied | undefined} gebied @param {Stem[]} stemmen */
function waarVandaan(g, gebied, stemmen) {
  if (!gebied) return '';
  const kern = g.gebieden.find((x) => x.sleutel === gebied.ligt_in);
  const fijn = g.doelgroep === 'monitor' || stemmen.some((stem) => stem.gebied);
  return ` in ${!fijn && kern ? kern.naam : gebied.naam}`;
}

/** @param {Stem} stem @param {string} soort */
function toonStem(stem, soort) {
  return el('li', { class: `stem ${soort}`, tabindex: 0 },
    el('p', { class: 'kern' }, el('span', { class: 'teken', 'aria-hidden': 'true' }, soort === 'voor' ? '✓' : '✗'), ' ', stem.kern),
    stem.citaat && el('blockquote', {}, `‘${stem.citaat}’`),
    stem.andere_verklaring && el('p', { class: 'zacht' }, `Noemde zelf ook een andere oorzaak: ${stem.andere_verklaring}`),
    el('p', { class: 'van' }, stem.is_gezien ? `Gezien · ${stem.van}` : stem.van),
    stem.waarom_niet && el('p', { class: 'zacht' }, `Telt niet apart mee: ${stem.waarom_niet}.`));
}
