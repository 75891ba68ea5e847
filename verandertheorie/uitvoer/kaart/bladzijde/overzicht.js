/** What the panel tells when nothing is chosen: what recurs, what changed, or what differs between two versions. */

import { doorklik, el } from './opbouw.js';
import { gebiedsnaam, heeftWoorden, isTeSmal, nietTeVergelijken, voorZover } from './theorie.js';

/** @typedef {import('./theorie').Theorie} Theorie */
/** @typedef {import('./toestand').Toestand} Toestand */
/** @typedef {import('./toestand').Keuze} Keuze */
/** @typedef {import('./gegevens').Terugkeerregel} Terugkerend */
/** @typedef {import('./gegevens').Veranderregel} Verandering */
/** @typedef {(keuze: Keuze) => void} Kies */

/**
 * @param {Theorie} t @param {Toestand} s @param {Kies} kies
 * @returns {(HTMLElement | false)[]}
 */
export function toonOverzicht(t, s, kies) {
  if (s.nadruk === 'veranderd') return watVeranderde(t, s, kies);
  if (s.nadruk === 'verschil' && t.g.verschil) return verschil(t, kies);
  const belemmert = t.g.belemmeringen[s.cyclus], helpt = t.g.helpend[s.cyclus];
  return [
    kop('Wat terugkeert'),
    overGebied(t, s),
    belemmert.length + helpt.length > 0 && el('p', { class: 'zacht' }, `Kies er een: de kaart laat zien wat het raakt, en hier leest u ${heeftWoorden(t.g) ? 'wie wat zegt' : 'waar, en hoeveel stemmen het zeggen'}.`),
    belemmert.length > 0 && el('section', {}, el('h3', {}, 'Wat belemmert'), lijst(belemmert, kies, voorZover(t.g, s.cyclus))),
    helpt.length > 0 && el('section', { class: 'helpt' }, el('h3', {}, 'Wat helpt'), lijst(helpt, kies, voorZover(t.g, s.cyclus))),
    !belemmert.length && !helpt.length && el('p', {}, leeg(t, s)),
    el('section', { class: 'zacht klein' }, nietGeweest(t, s), t.g.smal[s.cyclus] && el('p', {}, t.g.smal[s.cyclus]), t.g.opmerkingen.map((zin) => el('p', {}, zin))),
  ];
}

/** @param {string} tekst */
export function kop(tekst) {
  return el('h2', { id: 'paneelkop', tabindex: -1 }, tekst);
}

/** @param {Theorie} t @param {Toestand} s */
function leeg(t, s) {
  if (!t.g.knopen.length) return 'Er staat nog geen theorie in het dossier.';
  if (isTeSmal(t.g, s.cyclus)) return 'Wat tot nu toe is gezegd, telt hier niet mee. De kaart laat zien wat we verwachten.';
  const meetelt = voorZover(t.g, s.cyclus);
  if (!t.g.bewijs.totaal) return `Er is nog geen bewijs${meetelt}. De kaart laat zien wat we verwachten.`;
  return `In ${t.g.cycli[s.cyclus].naam} keert nog niets terug${meetelt}.`;
}

/** What a choice of area does, and does not. @param {Theorie} t @param {Toestand} s */
function overGebied(t, s) {
  const gebied = t.g.gebieden.find((g) => g.sleutel === s.gebied);
  if (!gebied) return false;
  const naam = gebiedsnaam(gebied), delen = t.g.gebieden.filter((g) => g.ligt_in === gebied.sleutel);
  const hier = delen.length ? delen : [gebied];
  if (!hier.some((g) => g.geweest[s.cyclus])) return el('p', {}, el('strong', {}, `${naam}: ${delen.length ? 'in de deelgebieden' : 'hier'} is nog niemand geweest.`));
  if (!hier.some((g) => g.geweest[s.cyclus] && g.toonbaar[s.cyclus])) return el('p', {}, el('strong', {}, `${naam}: wat daar is gezegd, telt hier niet mee. Daar zijn te weinig stemmen gehoord.`));
  return el('p', {}, el('strong', {}, `De kaart laat ${naam} zien`), '; wat hieronder staat, gaat over alle gebieden.');
}

/** Where nobody looked yet. @param {Theorie} t @param {Toestand} s */
function nietGeweest(t, s) {
  const niet = t.g.gebieden.filter((g) => g.niveau === 'deelgebied' && !g.geweest[s.cyclus]).map((g) => g.sleutel);
  return niet.length > 0 && el('p', {}, `Nog niet geweest: ${niet.join(', ')}.`);
}

/** Rows under a heading per class. @param {Terugkerend[]} rijen @param {Kies} kies @param {string} meetelt */
function lijst(rijen, kies, meetelt) {
  /** @type {Map<string, Terugkerend[]>} */
  const groepen = new Map();
  for (const rij of rijen) groepen.set(rij.woord, [...(groepen.get(rij.woord) ?? []), rij]);
  return el('div', {}, [...groepen].map(([woord, deze]) => el('div', { class: 'groep' },
    el('h4', {}, hoofdletter(woord)),
    el('ul', { class: 'terugkerend' }, deze.map((rij) => el('li', {},
      doorklik(rij.naam, () => kies({ soort: 'knoop', sleutel: rij.factor }), { class: 'doorklik groot', 'data-kies': rij.factor }),
      el('p', {}, rij.zin),
      rij.band && el('p', { class: 'zacht' }, `Verwacht in ${rij.band}.`),
      el('p', { class: 'tegengeluid' }, rij.tegengeluid || `Niemand sprak dit tegen${meetelt}.`),
      rij.wie && el('p', { class: 'zacht' }, `Wie er iets aan kan doen: ${rij.wie}`)))))));
}

/** @param {string} tekst */
function hoofdletter(tekst) {
  return tekst.slice(0, 1).toUpperCase() + tekst.slice(1);
}

/** @param {Theorie} t @param {Toestand} s @param {Kies} kies */
function watVeranderde(t, s, kies) {
  const vorige = t.g.cycli[s.cyclus - 1], nu = t.g.cycli[s.cyclus], rijen = t.g.veranderingen[s.cyclus];
  return [
    kop('Wat veranderde?'),
    el('p', { class: 'zacht' }, vorige ? `Van ${vorige.naam} naar ${nu.naam}.` : `${nu.naam} is de eerste leercyclus: er is nog niets om mee te vergelijken.`),
    vorige && !rijen.length && el('p', {}, nietTeVergelijken(t.g, s.cyclus) || `Geen enkel oordeel veranderde${voorZover(t.g, s.cyclus)}.`),
    perAard(rijen.filter((v) => v.aard === 'oordeel'), 'Een ander oordeel', kies),
    perAard(rijen.filter((v) => v.aard === 'theorie'), 'Een andere theorie', kies),
    perAard(rijen.filter((v) => v.aard === 'gebied'), 'Hetzelfde oordeel, in meer of minder gebieden', kies),
  ].filter((x) => x !== undefined);
}

/** @param {Verandering[]} rijen @param {string} titel @param {Kies} kies */
function perAard(rijen, titel, kies) {
  return rijen.length > 0 && el('section', {}, el('h3', {}, `${titel} (${rijen.length})`), el('ul', { class: 'veranderingen' }, rijen.map((v) => verandering(v, kies))));
}

/** @param {Verandering} v @param {Kies} kies */
function verandering(v, kies) {
  return el('li', {},
    doorklik(v.zin, () => kies({ soort: v.soort, sleutel: v.sleutel }), { 'data-kies': v.sleutel }),
    v.stem && el('blockquote', { class: v.stem.teken > 0 ? 'voor' : 'tegen' },
      el('p', {}, `${v.stem.teken > 0 ? '✓' : '✗'} ${v.stem.citaat ? `‘${v.stem.citaat}’` : v.stem.kern}`), el('footer', {}, v.stem.van)));
}

/** @param {Theorie} t @param {Kies} kies */
function verschil(t, kies) {
  const v = /** @type {NonNullable<typeof t.g.verschil>} */ (t.g.verschil);
  return [
    kop(v.kop),
    !v.regels.length && el('p', {}, v.leeg),
    el('ul', { class: 'veranderingen' }, v.regels.map((regel) => el('li', {},
      doorklik(regel.zin, () => kies({ soort: regel.soort, sleutel: regel.sleutel }), { 'data-kies': regel.sleutel }),
      regel.besluit && el('p', { class: 'zacht' }, regel.besluit)))),
  ];
}
