/** What one types and arranges during a session: beside what is chosen, and on a page of its own in the panel. */

import { naamVan, keuzeVan } from './bewaard.js';
import { doorklik, el } from './opbouw.js';
import { kop } from './overzicht.js';

/** @typedef {import('./theorie').Theorie} Theorie */
/** @typedef {import('./toestand').Toestand} Toestand */
/** @typedef {import('./toestand').Keuze} Keuze */
/** @typedef {import('./bewaard').Bewaard} Bewaard */
/**
 * `nu` is the state as it is on the screen, `zet` changes it, `stap` goes to a view, `opnieuw` shows the panel anew, `schuif` moves a box.
 * @typedef {{bewaard: Bewaard, nu: () => Toestand, kies: (keuze: Keuze) => void, zet: (deel: Partial<Toestand>) => void, stap: (nr: number) => void,
 *   opnieuw: () => void, schuif: (sleutel: string, dx: number, dy: number) => void, neemMee: () => void}} Doen
 */

const HANDEN = ['Klopt', 'Klopt niet', 'Weten we niet'];
/** As the dossier has it at most. */
const LANGSTE = 4000, LANGSTE_NAAM = 160;
/** No room holds more people. */
const MEEST = 9999;
/** Thousandths of the map per push. By eye. */
const STAP = 20;

/** @param {Bewaard} bewaard */
function waar(bewaard) {
  return bewaard.kan() ? '' : 'Deze browser bewaart hier niets. Bewaar het bestand voor de notulen voordat u de kaart sluit.';
}

/** Where one types what was said about what is chosen. @param {Theorie} t @param {Toestand} s @param {Doen} doen */
export function toonInvoer(t, s, { bewaard, schuif }) {
  const { keuze } = s;
  if (!t.g.sessie || !keuze) return null;
  const naam = naamVan(keuze), { notities, reacties } = bewaard.inhoud;
  const melding = el('p', { class: 'zacht klein', role: 'status' }, waar(bewaard));
  const bewaar = () => {
    bewaard.bewaar();
    melding.textContent = waar(bewaard);
  };
  const hand = (/** @type {string} */ woord, /** @type {number} */ i) => {
    const veld = el('input', { type: 'number', min: 0, max: MEEST, value: reacties[naam]?.[i] || '' });
    veld.addEventListener('input', () => {
      veld.setAttribute('aria-invalid', String(!veld.validity.valid));
      if (!veld.validity.valid) {
        melding.textContent = `Dit is niet bewaard: typ een heel getal van 0 tot ${MEEST}.`;
        return;
      }
      const nu = reacties[naam] ?? [0, 0, 0];
      nu[i] = Number(veld.value);
      reacties[naam] = nu;
      bewaar();
    });
    return el('label', {}, woord, veld);
  };
  const tekst = el('textarea', { rows: 3, maxlength: LANGSTE });
  tekst.value = notities[naam] ?? '';
  tekst.addEventListener('input', () => {
    notities[naam] = tekst.value;
    bewaar();
  });
  const telt = keuze.soort === 'knoop' || t.relaties.get(keuze.sleutel)?.soort === 'bewering';
  const duw = (/** @type {string} */ pijl, /** @type {string} */ woord, /** @type {number} */ dx, /** @type {number} */ dy) =>
    el('button', { type: 'button', 'aria-label': woord, klik: () => schuif(keuze.sleutel, dx * STAP, dy * STAP) }, pijl);
  return el('section', { class: 'invoer' },
    el('h3', {}, `Gezegd in ${t.g.sessie.sleutel}`),
    telt && el('div', { class: 'handen', role: 'group', 'aria-label': 'Hoeveel mensen zeiden dit' }, HANDEN.map(hand)),
    el('label', {}, 'Notitie, zonder namen', tekst),
    melding,
    s.verplaats && keuze.soort === 'knoop' && t.knopen.get(keuze.sleutel)?.vak && el('div', { class: 'sprong', role: 'group', 'aria-label': 'Verplaats dit vak' },
      duw('←', 'Naar links', -1, 0), duw('↑', 'Omhoog', 0, -1), duw('↓', 'Omlaag', 0, 1), duw('→', 'Naar rechts', 1, 0), duw('Terug op zijn plek', 'Terug op zijn plek', 0, 0)));
}

/** Which view it is, above what it shows. @param {Toestand} s @param {Doen} doen */
export function toonStap(s, { bewaard, stap, zet }) {
  const { beelden } = bewaard.inhoud, b = beelden[s.stap];
  if (!b) return null;
  return el('section', { class: 'beeld', 'aria-label': 'Draaiboek' },
    el('p', {}, el('strong', {}, b.naam), ` (beeld ${s.stap + 1} van ${beelden.length})`), b.tekst && el('p', {}, b.tekst),
    el('div', { class: 'sprong' },
      el('button', { type: 'button', disabled: s.stap === 0, klik: () => stap(s.stap - 1) }, '← Vorige'),
      el('button', { type: 'button', disabled: s.stap === beelden.length - 1, klik: () => stap(s.stap + 1) }, 'Volgende →'),
      el('button', { type: 'button', klik: () => zet({ stap: -1 }) }, 'Stop')));
}

/** The page of the session. @param {Theorie} t @param {Toestand} s @param {Doen} doen */
export function toonSessie(t, s, doen) {
  const { bewaard, zet } = doen, { sessie } = t.g;
  return [
    kop(sessie ? `Bijeenkomst ${sessie.sleutel}` : 'Draaiboek'),
    sessie && el('p', { class: 'zacht' }, `Kies iets op de kaart en typ daar wat er wordt gezegd. ${bewaard.kan() ? 'Het blijft in deze browser. ' : ''}Bewaar na afloop alles in één bestand.`),
    sessie && gezegd(t, doen),
    sessie && el('p', {}, el('button', { type: 'button', id: 'bewaar-notulen', klik: doen.neemMee }, 'Bewaar voor de notulen')),
    sessie && el('p', { class: 'zacht klein' }, `Daarna: verandertheorie notulen ${bestandsnaam(sessie.sleutel)}`),
    sessie && bewaard.isMee() && el('p', {}, `Staat ${bestandsnaam(sessie.sleutel)} bij uw bestanden? Dan kan het hier weg: `, doorklik('wis wat hier is getypt', () => {
      bewaard.wis();
      doen.opnieuw();
    })),
    sessie && el('p', { role: 'status' }, el('strong', {}, waar(bewaard))),
    draaiboek(t, doen),
    sessie && el('section', {}, el('h3', {}, 'Vakken verplaatsen'),
      el('p', {}, el('button', { type: 'button', 'aria-pressed': String(s.verplaats), klik: () => zet({ verplaats: !s.verplaats }) }, 'Verplaats vakken')),
      el('p', { class: 'zacht klein' }, 'Sleep een vak, of kies het en gebruik de pijlen onder de notitie.')),
  ];
}

/** @param {string} sleutel */
export function bestandsnaam(sleutel) {
  return `kaart-${sleutel}.json`;
}

/** What was typed, by what it is about. @param {Theorie} t @param {Doen} doen */
function gezegd(t, { bewaard, kies }) {
  const { notities, reacties } = bewaard.inhoud;
  const namen = [...new Set([...Object.keys(reacties).filter((n) => reacties[n].some(Boolean)), ...Object.keys(notities).filter((n) => notities[n].trim())])];
  if (!namen.length) return el('p', {}, 'Er is nog niets getypt.');
  return el('ul', { class: 'veranderingen' }, namen.map((naam) => {
    const keuze = keuzeVan(naam), r = t.relaties.get(keuze.sleutel);
    const handen = HANDEN.map((woord, i) => reacties[naam]?.[i] && `${woord.toLowerCase()}: ${reacties[naam][i]}`).filter(Boolean).join(', ');
    return el('li', {}, doorklik((keuze.soort === 'knoop' ? t.knopen.get(keuze.sleutel)?.naam : r?.tekst) ?? keuze.sleutel, () => kies(keuze), { 'data-kies': keuze.sleutel }),
      handen && el('p', {}, handen), notities[naam]?.trim() && el('p', { class: 'getypt' }, notities[naam]));
  }));
}

/** The views, to walk through; with a session also to make. @param {Theorie} t @param {Doen} doen */
function draaiboek(t, { bewaard, nu, stap, zet, opnieuw }) {
  const { inhoud, concept } = bewaard, { beelden } = inhoud;
  const anders = (/** @type {typeof beelden} */ wordt) => {
    inhoud.beelden = wordt;
    bewaard.bewaar();
    zet({ stap: -1 });
    opnieuw();
  };
  const naam = el('input', { type: 'text', maxlength: LANGSTE_NAAM, value: concept.naam }), tekst = el('textarea', { rows: 2, maxlength: LANGSTE });
  const hoe = el('p', { class: 'zacht klein', role: 'status' });
  tekst.value = concept.tekst;
  naam.addEventListener('input', () => (concept.naam = naam.value));
  tekst.addEventListener('input', () => (concept.tekst = tekst.value));
  const erbij = () => {
    hoe.textContent = naam.value.trim() ? '' : 'Geef het beeld eerst een naam.';
    if (!naam.value.trim()) return naam.focus();
    Object.assign(concept, { naam: '', tekst: '' });
    const s = nu(), { keuze } = s, g = t.g, mag = keuze && (keuze.soort === 'knoop' || t.relaties.get(keuze.sleutel)?.soort === 'bewering');
    inhoud.weg = inhoud.weg.filter((w) => w !== naam.value.trim());
    anders([...beelden.filter((b) => b.naam !== naam.value.trim()), {
      naam: naam.value.trim(), tekst: tekst.value.trim(), cyclus: s.cyclus === g.cycli.length - 1 ? '' : g.cycli[s.cyclus].sleutel, gebied: s.gebied,
      deel: mag ? keuze.soort : '', sleutel: mag ? keuze.sleutel : '', weergave: s.weergave, veranderd: s.nadruk === 'veranderd', lijnen: s.lijnen, alleen: s.alleen,
    }]);
  };
  return el('section', {}, el('h3', {}, 'Draaiboek'),
    !beelden.length && el('p', {}, 'Op deze kaart staat nog geen beeld.'),
    beelden.length > 0 && el('ol', { class: 'draaiboek' }, beelden.map((b, i) => el('li', {},
      doorklik(b.naam, () => stap(i)),
      t.g.sessie && i > 0 && el('button', { type: 'button', 'aria-label': `Zet ${b.naam} eerder`, klik: () => anders([...beelden.slice(0, i - 1), b, beelden[i - 1], ...beelden.slice(i + 1)]) }, '↑'),
      t.g.sessie && el('button', { type: 'button', 'aria-label': `Haal ${b.naam} weg`, klik: () => {
        inhoud.weg = [...inhoud.weg, b.naam];
        anders(beelden.filter((x) => x !== b));
      } }, '×')))),
    beelden.length > 0 && el('p', {}, el('button', { type: 'button', klik: () => stap(0) }, 'Loop het door')),
    beelden.length > 0 && el('p', { class: 'zacht klein' }, 'Daarna met de pijlen naar links en rechts, of met Page Up en Page Down.'),
    t.g.sessie && el('div', { class: 'invoer' }, el('label', {}, 'Naam van dit beeld', naam), el('label', {}, 'Wat u erbij vertelt', tekst),
      el('button', { type: 'button', klik: erbij }, 'Bewaar dit beeld'), hoe));
}
