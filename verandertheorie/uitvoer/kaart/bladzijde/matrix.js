/** The second view: what by which area, with the four ways in which nothing can have been found kept apart. */

import { doorklik, el, vind, vul } from './opbouw.js';
import { gebiedsnaam, isFactor } from './theorie.js';

/** @typedef {import('./theorie').Theorie} Theorie */
/** @typedef {import('./toestand').Toestand} Toestand */
/** @typedef {import('./overzicht').Kies} Kies */
/** @typedef {import('./gegevens').Kaartgebied} Gebied */
/** @typedef {{naam: string, keuze: import('./toestand').Keuze, woord: string, cellen: Record<string, string>, teken: string}} Rij */

const NIET_GETOOND = { teken: '…', woord: 'telt hier niet mee: te weinig stemmen gehoord', kleur: 'verborgen' };
const NIET_GEWEEST = { teken: '\u00a0', woord: 'nog niet geweest', kleur: 'ongeweest' };

/**
 * The rows of the matrix in a cycle: factors in the order of the overview, then the others; or claims.
 * @param {Theorie} t @param {Toestand} s
 * @returns {Rij[]}
 */
export function rijenVan(t, s) {
  if (s.matrix === 'beweringen') {
    return t.g.relaties.flatMap((r) => {
      const stand = r.standen[s.cyclus];
      if (r.soort !== 'bewering' || !stand || stand.laag === 'uitgefaseerd') return [];
      return [{ naam: [r.code, r.tekst].filter(Boolean).join(' · '), keuze: { soort: 'relatie', sleutel: r.sleutel }, woord: stand.woord, cellen: stand.cellen, teken: '' }];
    });
  }
  const volgorde = [...t.g.belemmeringen[s.cyclus], ...t.g.helpend[s.cyclus]].map((rij) => rij.factor);
  const plek = (/** @type {string} */ sleutel) => (volgorde.includes(sleutel) ? volgorde.indexOf(sleutel) : volgorde.length);
  return t.g.knopen
    .filter((k) => isFactor(k) && k.beelden[s.cyclus])
    .sort((a, b) => plek(a.sleutel) - plek(b.sleutel) || (a.naam < b.naam ? -1 : 1))
    .map((k) => {
      const beeld = /** @type {import('./gegevens').Knoopbeeld} */ (k.beelden[s.cyclus]);
      return { naam: k.naam, keuze: { soort: 'knoop', sleutel: k.sleutel }, woord: beeld.woord, cellen: beeld.cellen, teken: k.vak === 'onder' ? '+' : '⊣' };
    });
}

/** @param {Theorie} t @param {Toestand} s @param {{kies: Kies, zet: (deel: Partial<Toestand>) => void}} doen */
export function toonMatrix(t, s, { kies, zet }) {
  const rijen = rijenVan(t, s);
  const delen = t.g.gebieden.filter((g) => g.niveau === 'deelgebied');
  const kernen = t.g.gebieden.filter((g) => g.niveau === 'kerngebied' && delen.some((d) => d.ligt_in === g.sleutel));
  const los = delen.filter((d) => !kernen.some((k) => k.sleutel === d.ligt_in));
  const kolommen = [...kernen.flatMap((k) => delen.filter((d) => d.ligt_in === k.sleutel)), ...los];
  const keuze = (/** @type {'factoren' | 'beweringen'} */ soort, /** @type {string} */ tekst) => el('button', { type: 'button', 'aria-pressed': String(s.matrix === soort), klik: () => zet({ matrix: soort }) }, tekst);
  vul(vind('matrixvlak'),
    el('h2', { id: 'matrixkop' }, `Wat we waar vonden · ${t.g.cycli[s.cyclus].naam}`),
    el('div', { class: 'knoppenrij', role: 'group', 'aria-label': 'Waarvan' }, keuze('factoren', 'Systeemfactoren'), keuze('beweringen', 'Beweringen')),
    rijen.length && kolommen.length
      ? el('div', { class: 'schuifvlak', role: 'region', 'aria-label': 'Matrix', tabindex: 0 }, el('table', { class: 'matrix' },
        el('thead', {},
          el('tr', {}, el('td', { rowspan: 2 }), kernen.map((k) => el('th', { scope: 'colgroup', colspan: delen.filter((d) => d.ligt_in === k.sleutel).length }, k.naam)), los.length > 0 && el('th', { scope: 'colgroup', colspan: los.length }, 'Overig')),
          el('tr', {}, kolommen.map((g) => el('th', { scope: 'col', class: s.gebied === g.sleutel ? 'gekozen' : null }, gebiedsnaam(g))))),
        el('tbody', {}, rijen.map((rij) => el('tr', {},
          el('th', { scope: 'row' }, doorklik(`${rij.teken} ${rij.naam}`.trim(), () => kies(rij.keuze), { 'data-kies': rij.keuze.sleutel }), el('span', { class: 'zacht' }, ` ${rij.woord}`)),
          kolommen.map((g) => vakje(t, s, g, rij, { kies, zet })))))))
      : el('p', {}, kolommen.length ? 'Er is nog niets om naast elkaar te zetten.' : 'Er zijn nog geen deelgebieden.'),
    kolommen.length > 0 && el('ul', { class: 'celuitleg', 'aria-label': 'Wat de tekens zeggen' }, tekensIn(t, s, rijen, kolommen).map((c) => el('li', {}, el('span', { class: `cel ${c.kleur}`, 'aria-hidden': 'true' }, c.teken || ' '), ` ${c.woord}`))));
}

/** Only the signs that stand in the table, in the order of the legend. @param {Theorie} t @param {Toestand} s @param {Rij[]} rijen @param {Gebied[]} kolommen */
function tekensIn(t, s, rijen, kolommen) {
  const er = new Set(rijen.flatMap((rij) => kolommen.map((g) => celVan(t, s, g, rij.cellen))));
  return [...Object.values(t.g.celwoorden), NIET_GEWEEST, NIET_GETOOND].filter((c) => er.has(c));
}

/** @param {Theorie} t @param {Toestand} s @param {Gebied} g @param {Record<string, string>} cellen @returns {{teken: string, woord: string, kleur: string}} */
export function celVan(t, s, g, cellen) {
  const cel = t.g.celwoorden[cellen[g.sleutel]];
  if (cel) return cel;
  return g.geweest[s.cyclus] ? NIET_GETOOND : NIET_GEWEEST;
}

/** A cell; a click chooses its row and its area. @param {Theorie} t @param {Toestand} s @param {Gebied} g @param {Rij} rij @param {{kies: Kies, zet: (deel: Partial<Toestand>) => void}} doen */
function vakje(t, s, g, rij, { kies, zet }) {
  const { teken, woord, kleur } = celVan(t, s, g, rij.cellen);
  return el('td', { class: `cel ${kleur}${s.gebied === g.sleutel ? ' gekozen' : ''}`, title: `${g.naam}: ${woord}`, klik: () => {
    zet({ gebied: g.sleutel });
    kies(rij.keuze);
  } }, el('span', { 'aria-hidden': 'true' }, teken), el('span', { class: 'alleen-horen' }, woord));
}
