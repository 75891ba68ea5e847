/** Opens the page: reads what Python put in it, and lets every control change the one state that all views follow. */

import { druk, el, vind, vul } from './opbouw.js';
import { eersteToestand, houdBij } from './toestand.js';
import { gebiedsnaam, heeftWoorden, leesTheorie, nietTeVergelijken, verlicht } from './theorie.js';
import { maakKaartvlak, paletVan, raad } from './kaartvlak.js';
import { toonLegenda } from './legenda.js';
import { toonMatrix } from './matrix.js';
import { padzin } from './padlijst.js';
import { toonPaneel } from './paneel.js';
import { toonTabel } from './tabel.js';
import { pakUit } from './uitpakken.js';
import { zoek } from './zoeken.js';
import { bewaarPng, bewaarSvg, bewaarTekst, maakPapier, svgVan } from './meenemen.js';
import { alsBestand, maakBewaard } from './bewaard.js';
import { bestandsnaam } from './sessie.js';
import { ondertitel, waarschuwing } from './opschrift.js';

/** @typedef {import('./toestand').Toestand} Toestand */
/** @typedef {import('./toestand').Keuze} Keuze */

/** Milliseconds per cycle when it plays: time to see what is new. By eye. */
const TEL = 1800;
/** What the panel tells about. @type {(keyof Toestand)[]} */
const PANEEL = ['keuze', 'cyclus', 'gebied', 'nadruk', 'blad', 'stap', 'verplaats', 'pad'];

/** @type {import('./gegevens').Kaartgegevens} */
const g = /** @type {any} */ (pakUit(JSON.parse(vind('gegevens').textContent ?? '')));
const t = leesTheorie(g);
const bewaard = maakBewaard(g);
const winkel = houdBij({ ...eersteToestand(g, { smal: innerWidth < 700, donker: matchMedia('(prefers-color-scheme: dark)').matches }), posities: bewaard.inhoud.posities });
const { lees, zet } = winkel;

/** Where the keyboard came from, to go back to. @type {HTMLElement | null} */
let vandaan = null;
/** What was chosen first, to go back to its row. */
let eerste = '';

opzet();
toon(lees(), { ...lees(), cyclus: -1 });
const kaart = maakKaartvlak(t, winkel, { kies, los });  // after all that takes room beside it
winkel.volg((s, was) => {
  toon(s, was);
  kaart.bij();
});
bedien();
Object.assign(window, {
  verandertheorie: { lees, zet, kies, gegevens: g, plekken: kaart.plekken, beeld: kaart.beeld, svg: () => svgVan(t, lees(), kaart.maat(), kaart.meet) },
});
document.documentElement.dataset.klaar = '1';

// --- what is chosen ------------------------------------------------------------------------

/** @param {Keuze} keuze @param {boolean} [metToets] */
function kies(keuze, metToets = true) {
  const { pad } = lees();
  if (pad && !pad.naar && keuze.soort === 'knoop' && keuze.sleutel !== pad.van) return zoekPad({ ...pad, naar: keuze.sleutel }, metToets);
  if (metToets && document.activeElement instanceof HTMLElement) {
    const hier = document.activeElement;
    if (!vind('paneel').contains(hier)) vandaan = hier;
    else if (!lees().keuze) vandaan = null;
  }
  if (!lees().keuze) eerste = keuze.sleutel;
  zet({ keuze, paneel: true, blad: '' });
  if (keuze.soort === 'knoop') kaart.naar(keuze.sleutel);
  naarPaneel(metToets);
}

/** @param {boolean} metToets */
function naarPaneel(metToets) {
  if (getComputedStyle(document.body).display === 'block') vind('paneel').scrollIntoView();  // below the map on a small screen
  if (metToets) vind('paneelkop').focus();
}

/** Show the ways from one box to another, or ask for the other. @param {import('./toestand').Padkeuze} pad @param {boolean} [metToets] */
function zoekPad(pad, metToets = true) {
  const opRij = /** @type {HTMLElement | null} */ (document.activeElement)?.dataset.pad;
  zet({ pad, keuze: null, paneel: true, blad: '' });
  const rij = opRij && vind('paneel').querySelector(`[data-pad="${opRij}"]`);
  if (rij instanceof HTMLElement) rij.focus();
  else naarPaneel(metToets);
}

function los() {
  const { blad, keuze, pad } = lees();
  if (blad) {
    zet({ blad: '' });
    vind('sessie').focus();
  }
  if (blad || (!keuze && !pad)) return;
  const inPaneel = vind('paneel').contains(document.activeElement);
  if (pad && !keuze) {
    zet({ pad: null });
    const doos = document.querySelector(`main > section:not([hidden]) [data-knoop="${CSS.escape(pad.van)}"]`);
    if (inPaneel) (doos instanceof HTMLElement ? doos : vind('paneelkop')).focus();
    return;
  }
  zet({ keuze: null });
  if (!inPaneel) return;
  const plek = `${vandaan ? 'main > section:not([hidden])' : '#paneel'} [data-kies="${CSS.escape(vandaan?.dataset.kies ?? eerste)}"]`;
  const terug = vandaan?.isConnected && vandaan !== document.body ? vandaan : document.querySelector(plek);
  (terug instanceof HTMLElement ? terug : vind('paneelkop')).focus();
  vandaan = null;
}

// --- what is shown -------------------------------------------------------------------------

/** Everything but the map. @param {Toestand} s @param {Toestand} was */
function toon(s, was) {
  if (s.thema !== was.thema || was.cyclus < 0) {
    document.documentElement.dataset.thema = s.thema;
    toonLegenda(paletVan(s));
  }
  toonWeergave(s);
  const cyclus = g.cycli[s.cyclus];
  vind('cyclusnaam').textContent = cyclus.naam;
  vind('moment').textContent = ondertitel(g, s);
  const schuif = /** @type {HTMLInputElement} */ (vind('cyclus'));
  schuif.value = String(s.cyclus);
  schuif.setAttribute('aria-valuetext', cyclus.naam);
  /** @type {HTMLSelectElement} */ (vind('gebied')).value = s.gebied;
  if (s.weergave === 'matrix') toonMatrix(t, s, { kies, zet });
  if (s.weergave === 'tabel') toonTabel(t, s, kies);
  if (PANEEL.some((deel) => s[deel] !== was[deel])) toonInPaneel(s);
  if (s.posities !== was.posities) {
    bewaard.inhoud.posities = s.posities;
    bewaard.bewaar();
  }
  const advies = raad(t, s);
  vind('raad').hidden = !advies;
  if (vind('raad').textContent !== advies) vind('raad').textContent = advies;
  const gezegd = watAnders(s, was);
  if (gezegd) vind('gezegd').textContent = gezegd;
}

/** @param {Toestand} s */
function toonInPaneel(s) {
  toonPaneel(t, s, { bewaard, nu: lees, kies, zet, zoekPad, stap: naarStap, terug: los, opnieuw: () => toonInPaneel(lees()), schuif: (sleutel, dx, dy) => kaart.schuif(sleutel, dx, dy), neemMee });
}

/** Show one of the views that people walk through. @param {number} nr */
function naarStap(nr) {
  const { beelden } = bewaard.inhoud, b = beelden[nr];
  if (!b) return;
  const cyclus = g.cycli.findIndex((c) => c.sleutel === b.cyclus), er = b.deel && (b.deel === 'knoop' ? t.knopen : t.relaties).has(b.sleutel);
  zet({
    stap: nr, blad: '', pad: null, paneel: true, cyclus: cyclus < 0 ? g.cycli.length - 1 : cyclus, gebied: g.gebieden.some((x) => x.sleutel === b.gebied) ? b.gebied : '',
    keuze: er && b.deel ? { soort: b.deel, sleutel: b.sleutel } : null, weergave: b.weergave, nadruk: b.veranderd ? 'veranderd' : '', lijnen: b.lijnen, alleen: b.alleen,
  });
  if (er && b.deel === 'knoop') kaart.naar(b.sleutel);
  vind('gezegd').textContent = `Beeld ${nr + 1} van ${beelden.length}: ${b.naam}.`;
  vind('paneelkop').focus();
}

/** One file for the minutes of this session. */
function neemMee() {
  if (!g.sessie) return;
  bewaarTekst(JSON.stringify(alsBestand(g, bewaard.inhoud), null, 1), bestandsnaam(g.sessie.sleutel));
  bewaard.meegenomen();
  vind('gezegd').textContent = `${bestandsnaam(g.sessie.sleutel)} is gemaakt.`;
  toonInPaneel(lees());
  vind('bewaar-notulen').focus();
}

/** @param {Toestand} s */
function toonWeergave(s) {
  for (const naam of /** @type {const} */ (['kaart', 'matrix', 'tabel'])) {
    vind(`${naam}vlak`).hidden = s.weergave !== naam;
    druk(`als-${naam}`, s.weergave === naam);
  }
  vind('paneel').hidden = !s.paneel;
  document.body.classList.toggle('presentatie', s.presentatie);
  document.body.classList.toggle('zonder-kaart', s.weergave !== 'kaart');
  document.body.classList.toggle('zonder-paneel', !s.paneel);
  druk('veranderd', s.nadruk === 'veranderd');
  druk('verschil', s.nadruk === 'verschil');
  druk('sessie', s.blad === 'sessie');
  druk('lijnen', s.lijnen);
  druk('alleen', s.alleen);
  druk('zijpaneel', s.paneel);
  druk('scherm', s.presentatie);
  druk('met-citaten', s.citaten);
  druk('thema', s.thema === 'donker');
  /** @type {HTMLButtonElement} */ (vind('alleen')).disabled = !s.alleen && !verlicht(t, s) && !s.gebied;
}

/** What a screen reader hears of a change. @param {Toestand} s @param {Toestand} was */
function watAnders(s, was) {
  if (s.cyclus !== was.cyclus && was.cyclus >= 0) {
    const n = g.veranderingen[s.cyclus].length, waarom = nietTeVergelijken(g, s.cyclus);
    if (!n && waarom) return `${g.cycli[s.cyclus].naam}. ${waarom}`;
    return `${g.cycli[s.cyclus].naam}: ${n === 1 ? 'één oordeel veranderde' : `${n} oordelen veranderden`}.`;
  }
  if (s.gebied !== was.gebied) return `Gebied: ${g.gebieden.find((x) => x.sleutel === s.gebied)?.naam ?? 'alle gebieden'}.`;
  if (s.nadruk !== was.nadruk && s.nadruk === 'veranderd') return nietTeVergelijken(g, s.cyclus) || `${g.veranderingen[s.cyclus].length} veranderingen, te lezen in het paneel.`;
  if (s.pad && s.pad !== was.pad) return padzin(t, s.cyclus, s.pad);
  if (s.weergave !== was.weergave) return `Weergave: ${s.weergave}.`;
  return '';
}

// --- controls ------------------------------------------------------------------------------

function opzet() {
  vind('titel').textContent = g.titel;
  vind('herkomst').textContent = g.voet;
  const schuif = /** @type {HTMLInputElement} */ (vind('cyclus'));
  schuif.max = String(g.cycli.length - 1);
  schuif.disabled = g.cycli.length < 2;
  /** @type {HTMLButtonElement} */ (vind('speel')).disabled = g.cycli.length < 2;
  const losse = g.gebieden.filter((x) => x.niveau === 'deelgebied' && !x.ligt_in);
  const keus = (/** @type {import('./gegevens').Kaartgebied} */ x, /** @type {string} */ tekst) => el('option', { value: x.sleutel }, tekst);
  vul(vind('gebied'), el('option', { value: '' }, 'Alle gebieden'),
    g.gebieden.filter((x) => x.niveau === 'kerngebied').map((kern) => el('optgroup', { label: kern.naam }, keus(kern, `Heel ${kern.naam}`), g.gebieden.filter((x) => x.ligt_in === kern.sleutel).map((x) => keus(x, gebiedsnaam(x))))),
    losse.map((x) => keus(x, gebiedsnaam(x))));
  vind('verschil').hidden = !g.verschil;
  vind('verschil').textContent = g.verschil?.knop ?? '';
  vind('sessie').hidden = !g.sessie && !g.beelden.length;
  vind('sessie').textContent = g.sessie ? `Bijeenkomst ${g.sessie.sleutel}` : 'Draaiboek';
  vind('waarschuwing').textContent = waarschuwing(g);
  vind('waarschuwing').hidden = !waarschuwing(g);
}

/** @param {string} id @param {() => void} doe */
function bijKlik(id, doe) {
  vind(id).addEventListener('click', doe);
}

function bedien() {
  bijKlik('als-kaart', () => zet({ weergave: 'kaart' }));
  bijKlik('als-matrix', () => zet({ weergave: 'matrix' }));
  bijKlik('als-tabel', () => zet({ weergave: 'tabel' }));
  bijKlik('naar-tabel', () => zet({ weergave: 'tabel' }));
  bijKlik('veranderd', () => zet({ nadruk: lees().nadruk === 'veranderd' ? '' : 'veranderd', keuze: null, pad: null, blad: '' }));
  bijKlik('verschil', () => zet({ nadruk: lees().nadruk === 'verschil' ? '' : 'verschil', keuze: null, pad: null, blad: '' }));
  bijKlik('sessie', () => zet({ blad: lees().blad ? '' : 'sessie', paneel: true }));
  bijKlik('lijnen', () => zet({ lijnen: !lees().lijnen }));
  bijKlik('alleen', () => zet({ alleen: !lees().alleen }));
  bijKlik('thema', () => zet({ thema: lees().thema === 'donker' ? 'licht' : 'donker' }));
  bijKlik('zijpaneel', () => zet({ paneel: !lees().paneel }));
  bijKlik('scherm', presenteer);
  bijKlik('bewaar-png', () => bewaarPng(t, lees(), kaart.maat(), kaart.meet));
  bijKlik('bewaar-svg', () => bewaarSvg(t, lees(), kaart.maat(), kaart.meet));
  bijKlik('druk-af', () => print());
  bijKlik('met-citaten', () => zet({ citaten: !lees().citaten }));
  bijKlik('kleiner', () => kaart.zoom(1 / 1.25));
  bijKlik('groter', () => kaart.zoom(1.25));
  bijKlik('passend', () => kaart.pas(true));
  bijKlik('speel', speel);
  vind('cyclus').addEventListener('input', () => zet({ cyclus: Number(/** @type {HTMLInputElement} */ (vind('cyclus')).value) }));
  vind('gebied').addEventListener('change', () => zet({ gebied: /** @type {HTMLSelectElement} */ (vind('gebied')).value }));
  addEventListener('beforeprint', () => maakPapier(t, lees(), kaart.meet));
  addEventListener('keydown', (toets) => {
    if (toets.key !== 'Escape') return loopDoor(toets);
    const menu = /** @type {HTMLDetailsElement} */ (vind('menu'));
    if (menu.open) {
      menu.open = false;
      menu.querySelector('summary')?.focus();
    } else los();
  });
  addEventListener('click', (klik) => {
    const menu = /** @type {HTMLDetailsElement} */ (vind('menu'));
    if (menu.open && klik.target instanceof Node && !menu.contains(klik.target)) menu.open = false;
  });
  new ResizeObserver(kaart.pasMaat).observe(vind('doek'));
  matchMedia('(forced-colors: active)').addEventListener('change', () => zet({}));
  vind('paneel').addEventListener('keydown', langsStemmen);
  bedienZoeken();
}

/** While people walk through views: left and right, and the keys of a presenter; not where a key has work already. @param {KeyboardEvent} toets */
function loopDoor(toets) {
  const stap = { ArrowRight: 1, PageDown: 1, ArrowLeft: -1, PageUp: -1 }[toets.key];
  const anders = toets.key.startsWith('Arrow') ? 'input, select, textarea, #knopen, .schuifvlak' : 'input:not([type=range]), select, textarea';
  if (!stap || lees().stap < 0 || toets.defaultPrevented || toets.altKey || toets.ctrlKey || toets.metaKey || toets.shiftKey) return;
  if (toets.target instanceof Element && toets.target.closest(anders)) return;
  toets.preventDefault();
  naarStap(lees().stap + stap);
}

/** Up and down go from voice to voice. @param {KeyboardEvent} toets */
function langsStemmen(toets) {
  const stap = { ArrowDown: 1, ArrowUp: -1 }[toets.key];
  const stemmen = /** @type {HTMLElement[]} */ ([...vind('paneel').querySelectorAll('.stem')].filter((x) => !x.closest('details:not([open])')));
  const plek = stemmen.findIndex((x) => x === document.activeElement);
  if (!stap || plek < 0 || !stemmen[plek + stap]) return;
  toets.preventDefault();
  stemmen[plek + stap].focus();
}

/** Bring a voice in the panel into view, and the keyboard to it. @param {string} kern */
function wijsStemAan(kern) {
  const stem = kern && /** @type {HTMLElement[]} */ ([...vind('paneel').querySelectorAll('.stem')]).find((x) => x.textContent?.includes(kern));
  if (!stem) return;
  const dicht = stem.closest('details');
  if (dicht) dicht.open = true;
  stem.focus();
}

function presenteer() {
  const aan = !lees().presentatie;
  /** @type {HTMLDetailsElement} */ (vind('menu')).open = false;
  zet({ presentatie: aan });
  if (aan) document.documentElement.requestFullscreen?.().catch(() => {});
  else if (document.fullscreenElement) document.exitFullscreen();
}

/** @type {ReturnType<typeof setInterval> | undefined} */
let wekker;

/** Play the cycles, from the first when at the last; or stop. */
function speel() {
  if (wekker !== undefined) return stop();
  if (lees().cyclus === g.cycli.length - 1) zet({ cyclus: 0 });
  druk('speel', true);
  vind('speel').textContent = '❚❚';
  wekker = setInterval(() => {
    if (lees().cyclus < g.cycli.length - 1) zet({ cyclus: lees().cyclus + 1 });
    if (lees().cyclus === g.cycli.length - 1) stop();
  }, TEL);
}

function stop() {
  clearInterval(wekker);
  wekker = undefined;
  druk('speel', false);
  vind('speel').textContent = '▶';
}

function bedienZoeken() {
  const veld = /** @type {HTMLInputElement} */ (vind('zoek')), lijst = vind('zoekuitslag');
  if (!heeftWoorden(t.g)) veld.placeholder = 'woord';
  const dicht = () => {
    lijst.hidden = true;
  };
  const toonUitslag = () => {
    const gevonden = zoek(t, veld.value, lees().cyclus);
    vul(lijst, gevonden.map(({ keuze, tekst, bij, kern }) => el('li', {}, el('button', { type: 'button', klik: () => {
      dicht();
      veld.focus();
      kies(keuze);
      wijsStemAan(kern);
    } }, tekst, bij && el('small', {}, bij)))));
    if (!gevonden.length && veld.value.trim()) vul(lijst, el('li', { class: 'zacht' }, 'Niets gevonden.'));
    lijst.hidden = !veld.value.trim();
    vind('zoektelling').textContent = !veld.value.trim() ? '' : gevonden.length === 1 ? 'Eén gevonden.' : gevonden.length ? `${gevonden.length} gevonden.` : 'Niets gevonden.';
    veld.setAttribute('aria-invalid', String(Boolean(veld.value.trim()) && !gevonden.length));
  };
  veld.addEventListener('input', toonUitslag);
  const knoppen = () => /** @type {HTMLElement[]} */ ([...lijst.querySelectorAll('button')]);
  veld.closest('.zoekveld')?.addEventListener('keydown', (gebeurtenis) => {
    const toets = /** @type {KeyboardEvent} */ (gebeurtenis);
    const rij = knoppen(), plek = rij.findIndex((x) => x === document.activeElement);
    if (toets.key === 'Enter' && toets.target === veld) rij[0]?.click();
    else if (toets.key === 'ArrowDown') (rij[plek + 1] ?? rij[0])?.focus();
    else if (toets.key === 'ArrowUp') (rij[plek - 1] ?? veld).focus();
    else if (toets.key === 'Escape' && !lijst.hidden) {
      dicht();
      veld.focus();
      toets.stopPropagation();
    } else return;
    toets.preventDefault();
  });
  addEventListener('click', (klik) => {
    if (klik.target instanceof Node && !veld.closest('.zoekveld')?.contains(klik.target)) dicht();
  });
}
