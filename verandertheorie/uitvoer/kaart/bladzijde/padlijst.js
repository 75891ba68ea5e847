/** What the panel tells of ways: where one can go from a box, and every way to the second with its weakest step. */

import { doorklik, el } from './opbouw.js';
import { kop } from './overzicht.js';
import { bereikbaar, paden, zwakste } from './paden.js';

/** @typedef {import('./theorie').Theorie} Theorie */
/** @typedef {import('./toestand').Toestand} Toestand */
/** @typedef {import('./toestand').Padkeuze} Padkeuze */
/** @typedef {{kies: import('./overzicht').Kies, zoekPad: (pad: Padkeuze) => void}} Doen */

/** @param {Theorie} t @param {string} sleutel */
function naam(t, sleutel) {
  return t.knopen.get(sleutel)?.naam ?? sleutel;
}

/** What was found, in one sentence; for eye and ear. @param {Theorie} t @param {number} c @param {Padkeuze} pad */
export function padzin(t, c, { van, naar }) {
  if (!naar) return 'Kies het tweede vak: op de kaart, met zoeken of hier. Escape stopt.';
  const weg = [van, naar].find((k) => !t.isEr(/** @type {import('./gegevens').Kaartknoop} */ (t.knopen.get(k)), c));
  if (weg) return `In deze leercyclus staat ${naam(t, weg)} niet in de theorie.`;
  const { paden: er, meer } = paden(t, c, van, naar);
  if (meer) return `${er.length ? `Dit zijn de kortste paden (${er.length}); er zijn er meer` : 'Hiertussen is te veel om te zoeken'}. Kies vakken die dichter bij elkaar liggen.`;
  return er.length ? `${er.length === 1 ? 'Eén pad' : `${er.length} paden`} op deze kaart.` : 'Op deze kaart loopt hiertussen geen pad.';
}

/** @param {Theorie} t @param {Toestand} s @param {Padkeuze} pad @param {Doen} doen */
export function toonPaden(t, s, pad, { kies, zoekPad }) {
  const { van, naar, nr } = pad, c = s.cyclus;
  const zin = el('p', {}, padzin(t, c, pad));
  const knop = (/** @type {string} */ tekst, /** @type {Partial<Padkeuze>} */ anders) => el('button', { type: 'button', klik: () => zoekPad({ ...pad, nr: -1, ...anders }) }, tekst);
  if (!naar) {
    const er = bereikbaar(t, c, van).knopen;
    return [kop(`Paden vanaf ${naam(t, van)}`), zin, !er.size && el('p', {}, 'In deze leercyclus leidt dit op de kaart nergens toe.'),
      el('ul', {}, t.dozen.filter((k) => er.has(k.sleutel)).map((k) => el('li', {}, doorklik(k.naam, () => zoekPad({ ...pad, naar: k.sleutel })))))];
  }
  return [
    kop(`Van ${naam(t, van)} naar ${naam(t, naar)}`),
    zin,
    el('ol', {}, paden(t, c, van, naar).paden.map((p, i) => {
      const r = zwakste(t, c, p);
      return el('li', {},
        doorklik(p.knopen.map((k) => naam(t, k)).join(' → '), () => zoekPad({ ...pad, nr: nr === i ? -1 : i }), { 'data-pad': String(i), 'aria-pressed': String(nr === i) }),
        r && el('p', { class: 'zacht' }, 'Zwakste schakel: ', doorklik(r.code || r.tekst, () => kies({ soort: 'relatie', sleutel: r.sleutel }), { 'data-kies': r.sleutel }), ` (${r.standen[c]?.woord})`));
    })),
    el('div', { class: 'sprong' }, knop('Andersom', { van: naar, naar: van }), knop('Ander tweede vak', { naar: '' })),
  ];
}
