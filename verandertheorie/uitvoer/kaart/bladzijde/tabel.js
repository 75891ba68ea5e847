/** Everything as tables: for who cannot see the map, for small screens, and for who wants to be sure. */

import { doorklik, el, vind, vul } from './opbouw.js';
import { deelgebieden, dozenVan, isGevonden, isTeSmal, lijnenVan } from './theorie.js';
import { stemmenOver } from './stemmen.js';
import { soortnaam } from './paneel.js';

/** @typedef {import('./theorie').Theorie} Theorie */
/** @typedef {import('./toestand').Toestand} Toestand */
/** @typedef {import('./overzicht').Kies} Kies */
/** @typedef {import('./gegevens').Relatie} Relatie */

/**
 * The relations in the table: all that the map can draw in this cycle, in the chosen area those found there.
 * @param {Theorie} t @param {Toestand} s
 * @returns {Relatie[]}
 */
export function relatiesInTabel(t, s) {
  const hier = deelgebieden(t.g, s.gebied);
  return lijnenVan(t, { ...s, lijnen: true }, null).filter((r) => !hier || isGevonden(t.g, r.standen[s.cyclus]?.cellen, hier));
}

/** @param {Theorie} t @param {Toestand} s @param {Kies} kies */
export function toonTabel(t, s, kies) {
  const hier = deelgebieden(t.g, s.gebied);
  const naam = (/** @type {string} */ sleutel) => t.knopen.get(sleutel)?.naam ?? t.relaties.get(sleutel)?.tekst ?? sleutel;
  const relaties = relatiesInTabel(t, s), telt = !isTeSmal(t.g, s.cyclus);
  const knopen = dozenVan(t, s).filter((k) => !hier || !k.beelden.length || isGevonden(t.g, k.beelden[s.cyclus]?.cellen, hier));
  const gebied = t.g.gebieden.find((g) => g.sleutel === s.gebied)?.naam;
  vul(vind('tabelvlak'),
    el('h2', { id: 'tabelkop' }, `Alles als tabel · ${t.g.cycli[s.cyclus].naam}${gebied ? ` · ${gebied}` : ''}`),
    tabel('Verbanden', ['Van', 'Verband', 'Naar', 'Stand', 'Voor', 'Tegen', 'Wat er gezegd is'], relaties.map((r) => {
      const stand = r.standen[s.cyclus];
      return [
        naam(r.van),
        doorklik([r.code, r.woord].filter(Boolean).join(' · '), () => kies({ soort: 'relatie', sleutel: r.sleutel }), { 'data-kies': r.sleutel }),
        naam(r.naar || r.op),
        r.soort === 'relatie' ? 'hoeft geen bewijs' : (stand?.woord ?? ''),
        stand && telt && r.soort === 'bewering' ? String(stand.voor) : '',
        stand && telt && r.soort === 'bewering' ? String(stand.tegen) : '',
        gezegd(t, s, r.sleutel),
      ];
    }), 'verbanden'),
    tabel('Knopen', ['Soort', 'Naam', 'Stand', 'Wat er gezegd is'], knopen.map((k) => [
      soortnaam(k),
      doorklik(k.naam, () => kies({ soort: 'knoop', sleutel: k.sleutel }), { 'data-kies': k.sleutel }),
      k.beelden[s.cyclus]?.woord ?? '',
      k.beelden.length ? gezegd(t, s, k.sleutel) : '',
    ]), 'knopen'));
}

/** @param {Theorie} t @param {Toestand} s @param {string} sleutel */
function gezegd(t, s, sleutel) {
  const stemmen = stemmenOver(t.g, s, sleutel);
  return stemmen.length > 0 && el('ul', {}, stemmen.map((stem) => el('li', {}, `${stem.teken > 0 ? '✓' : '✗'} ${stem.kern}${stem.citaat ? ` ‘${stem.citaat}’` : ''} (${stem.van})`)));
}

/** @param {string} titel @param {string[]} koppen @param {(HTMLElement | string | false)[][]} rijen @param {string} soort */
function tabel(titel, koppen, rijen, soort) {
  if (!rijen.length) return el('p', {}, `${titel}: geen.`);
  return el('div', { class: 'schuifvlak', role: 'region', 'aria-labelledby': `titel-${soort}`, tabindex: 0 }, el('table', { class: 'lijst', 'data-soort': soort },
    el('caption', { id: `titel-${soort}` }, `${titel} (${rijen.length})`),
    el('thead', {}, el('tr', {}, koppen.map((k) => el('th', { scope: 'col' }, k)))),
    el('tbody', {}, rijen.map((rij) => el('tr', {}, rij.map((cel, i) => el('td', { 'data-kop': koppen[i] }, cel)))))));
}
