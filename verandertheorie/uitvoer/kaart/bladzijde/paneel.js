/** The panel: all there is to read about one box or one line, and the way back. */

import { doorklik, el, vind, vul } from './opbouw.js';
import { isFactor, isTeSmal, voorZover } from './theorie.js';
import { kop, toonOverzicht } from './overzicht.js';
import { bereikbaar } from './paden.js';
import { toonPaden } from './padlijst.js';
import { toonInvoer, toonSessie, toonStap } from './sessie.js';
import { sprong, toonStemmen } from './stemmen.js';

/** @typedef {import('./theorie').Theorie} Theorie */
/** @typedef {import('./toestand').Toestand} Toestand */
/** @typedef {import('./overzicht').Kies} Kies */
/** @typedef {import('./sessie').Doen} Doen */
/** @typedef {import('./gegevens').Kaartknoop} Knoop */
/** @typedef {import('./gegevens').Relatie} Relatie */
/** @typedef {import('./gegevens').Relatiestand} Stand */

const SOORT = {
  actor: 'Actor', interventie: 'Interventie', mechanisme: 'Mechanisme', uitkomst: 'Uitkomst', systemische_factor: 'Systeemfactor',
  context: 'Context', aanname: 'Aanname', rivaliserende_verklaring: 'Andere verklaring', handelingsperspectief: 'Handelingsperspectief',
};

/**
 * @param {Theorie} t @param {Toestand} s @param {Doen & import('./padlijst').Doen & {terug: () => void}} doen
 */
export function toonPaneel(t, s, doen) {
  const { kies, terug, zoekPad } = doen;
  const vlak = vind('paneel');
  const knoop = s.keuze?.soort === 'knoop' ? t.knopen.get(s.keuze.sleutel) : undefined;
  const relatie = s.keuze?.soort === 'relatie' ? t.relaties.get(s.keuze.sleutel) : undefined;
  const invoer = toonInvoer(t, s, doen);
  const inhoud = s.blad ? toonSessie(t, s, doen) : knoop ? overKnoop(t, s, knoop, { kies, zoekPad }, invoer) : relatie ? overRelatie(t, s, relatie, kies, invoer) : s.pad ? toonPaden(t, s, s.pad, doen) : toonOverzicht(t, s, kies);
  vul(vlak, s.keuze || s.blad || s.pad ? el('button', { type: 'button', class: 'terug', klik: terug }, '← Terug') : null, !s.blad && toonStap(s, doen), inhoud);
  vlak.scrollTop = 0;
}

/** The name of a kind of node. @param {Knoop} k */
export function soortnaam(k) {
  return SOORT[k.soort];
}

/** @param {string[]} zinnen */
function zinnenlijst(zinnen) {
  return zinnen.map((zin) => el('p', {}, zin));
}

// --- a box ---------------------------------------------------------------------------------

/** @param {Theorie} t @param {Toestand} s @param {Knoop} k @param {import('./padlijst').Doen} doen @param {Element | null} invoer */
function overKnoop(t, s, k, { kies, zoekPad }, invoer) {
  const beeld = k.beelden[s.cyclus];
  return [
    kop(k.naam),
    el('p', { class: 'etiketten' }, el('span', { class: `etiket ${k.soort}` }, SOORT[k.soort]), beeld && el('strong', { class: 'etiket' }, beeld.woord)),
    !t.isEr(k, s.cyclus) && el('p', { class: 'zacht' }, 'In deze leercyclus staat dit niet in de theorie.'),
    k.omschrijving && el('p', {}, k.omschrijving),
    !k.bedoeld && el('p', {}, el('strong', {}, 'Onbedoeld: niemand wilde dit.')),
    beeld && zinnenlijst(beeld.zinnen),
    beeld && !isTeSmal(t.g, s.cyclus) && sprong(beeld),
    bereikbaar(t, s.cyclus, k.sleutel).knopen.size > 0 && el('p', {}, el('button', { type: 'button', id: 'pad-van', klik: () => zoekPad({ van: k.sleutel, naar: '', nr: -1 }) }, 'Paden vanaf hier')),
    invoer,
    beeld && gebiedenrij(t, s, beeld.cellen),
    beeld && beeld.op_tafel.length > 0 && el('section', {}, el('h3', {}, 'Op tafel'), el('ul', {}, beeld.op_tafel.map((zin) => el('li', {}, zin)))),
    beeld && watHetRaakt(t, s, k, beeld, kies),
    k.vragen.length > 0 && el('section', { class: 'vragen' }, el('h3', {}, 'Om over te praten'), el('ul', {}, k.vragen.map((v) => el('li', {}, v)))),
    beeld && toonStemmen(t.g, s, k.sleutel, beeld),
    verbonden(t, s, k, kies),
    k.kenmerken.length > 0 && el('dl', { class: 'kenmerken' }, k.kenmerken.flatMap(([naam, waarde]) => [el('dt', {}, naam), el('dd', {}, waarde)])),
    beeld && verloop(t, s, (c) => k.beelden[c]?.woord),
    uitleg(t, s, k.sleutel),
  ];
}

/** @param {Theorie} t @param {Toestand} s @param {Knoop} k @param {import('./gegevens').Knoopbeeld} beeld @param {Kies} kies */
function watHetRaakt(t, s, k, beeld, kies) {
  const rij = (/** @type {string[]} */ sleutels) => sleutels.map((sleutel) => el('li', {}, doorklik(t.knopen.get(sleutel)?.naam ?? sleutel, () => kies({ soort: 'knoop', sleutel }))));
  if (!beeld.geraakt.length && !beeld.theoretisch.length) return null;
  return el('section', {},
    el('h3', {}, k.vak === 'onder' ? 'Waar het aan helpt' : 'Wat het raakt'),
    beeld.geraakt.length > 0 && el('p', {}, 'In een gebied waar het speelt (doorgetrokken lijn):'),
    beeld.geraakt.length > 0 && el('ul', {}, rij(beeld.geraakt)),
    beeld.theoretisch.length > 0 && el('p', {}, `Volgens de theorie ook (gestippeld), maar nog nergens gezien${voorZover(t.g, s.cyclus)}:`),
    beeld.theoretisch.length > 0 && el('ul', {}, rij(beeld.theoretisch)));
}

/** What leads to it and what it leads to, each with where it stands. @param {Theorie} t @param {Toestand} s @param {Knoop} k @param {Kies} kies */
function verbonden(t, s, k, kies) {
  const rij = (/** @type {Relatie} */ r) => {
    const stand = r.standen[s.cyclus];
    const ander = r.van === k.sleutel ? t.knopen.get(r.naar)?.naam ?? t.relaties.get(r.op)?.tekst ?? r.naar : t.knopen.get(r.van)?.naam ?? r.van;
    return el('li', {},
      doorklik(ander, () => kies({ soort: 'relatie', sleutel: r.sleutel })),
      el('span', { class: 'zacht' }, ` ${[r.code, r.woord, stand?.woord, stand && telling(stand)].filter(Boolean).join(' · ')}`));
  };
  const er = (/** @type {Relatie[]} */ rs) => rs.filter((r) => r.standen[s.cyclus] && r.standen[s.cyclus]?.laag !== 'uitgefaseerd');
  const uit = er(t.uit(k.sleutel)), naar = er(t.naar(k.sleutel));
  const antwoord = naar.filter((r) => r.relatie === 'biedt_antwoord_op'), rest = naar.filter((r) => r.relatie !== 'biedt_antwoord_op');
  return [
    antwoord.length > 0 && el('section', {}, el('h3', {}, 'Wat is geprobeerd of bedacht'), el('ul', {}, antwoord.map(rij))),
    uit.length > 0 && el('section', {}, el('h3', {}, isFactor(k) ? 'Verbanden vanaf hier' : 'Leidt tot'), el('ul', {}, uit.map(rij))),
    rest.length > 0 && el('section', {}, el('h3', {}, 'Wordt beïnvloed door'), el('ul', {}, rest.map(rij))),
  ];
}

/** @param {Stand} stand */
function telling({ voor, tegen }) {
  if (!voor && !tegen) return '';
  return `${voor} voor, ${tegen} tegen`;
}

// --- a line --------------------------------------------------------------------------------

/** @param {Theorie} t @param {Toestand} s @param {Relatie} r @param {Kies} kies @param {Element | null} invoer */
function overRelatie(t, s, r, kies, invoer) {
  const stand = r.standen[s.cyclus];
  const naam = (/** @type {string} */ sleutel) => doorklik(t.knopen.get(sleutel)?.naam ?? sleutel, () => kies({ soort: 'knoop', sleutel }));
  const op = t.relaties.get(r.op);
  const bewering = r.soort === 'bewering';
  return [
    kop(r.tekst || `${t.knopen.get(r.van)?.naam ?? r.van} ${r.woord} ${t.knopen.get(r.naar)?.naam ?? r.naar}`),
    el('p', { class: 'pijl' }, r.code && el('span', { class: 'etiket' }, r.code), t.knopen.has(r.van) ? naam(r.van) : r.van, ` ${r.woord} `,
      op ? doorklik(op.tekst, () => kies({ soort: 'relatie', sleutel: op.sleutel })) : naam(r.naar)),
    stand && bewering && el('p', { class: 'etiketten' }, el('strong', { class: 'etiket' }, stand.woord), stand.laag !== 'theorie' && el('span', { class: 'etiket' }, laagwoord(stand.laag))),
    stand?.vastgesteld && el('p', {}, `In een bijeenkomst vastgesteld: ${stand.vastgesteld}.`),
    stand && zinnenlijst(stand.zinnen),
    stand && bewering && !isTeSmal(t.g, s.cyclus) && sprong(stand),
    !stand && el('p', { class: 'zacht' }, 'In deze leercyclus staat dit niet in de theorie.'),
    invoer,
    stand && bewering && gebiedenrij(t, s, stand.cellen),
    bewering && toonStemmen(t.g, s, r.sleutel, stand ?? { voor: 0, tegen: 0 }),
    stand && stand.onbekend.length > 0 && el('section', {}, el('h3', {}, 'Wat we nog niet weten'), el('ul', {}, stand.onbekend.map((zin) => el('li', {}, zin)))),
    bijBewering(t, s, r, kies),
    bewering && verloop(t, s, (c) => r.standen[c]?.woord),
    uitleg(t, s, r.sleutel),
  ];
}

/** @param {string} laag */
function laagwoord(laag) {
  return { kandidaat: 'genoemd, nog niet in de theorie', uitgefaseerd: 'niet meer in de theorie' }[laag] ?? laag;
}

/** What a claim rests on and what else could explain it. @param {Theorie} t @param {Toestand} s @param {Relatie} r @param {Kies} kies */
function bijBewering(t, s, r, kies) {
  const bij = [...t.uit(r.sleutel), ...t.naar(r.sleutel)].filter((x) => x.standen[s.cyclus]);
  const soorten = /** @type {const} */ ([
    ['rivaal_van', 'Andere verklaring'], ['veronderstelt', 'Dan moet wel waar zijn'], ['geldt_onder', 'Geldt onder'], ['belemmert', 'Wordt belemmerd door'], ['bevordert', 'Wordt geholpen door'],
  ]);
  return soorten.map(([relatie, titel]) => {
    const deze = bij.filter((x) => x.relatie === relatie);
    return deze.length > 0 && el('section', {}, el('h3', {}, titel), el('ul', {}, deze.map((x) => {
      const ander = t.knopen.get(x.van) ?? t.knopen.get(x.naar);
      const stand = x.standen[s.cyclus];
      return el('li', {}, doorklik(ander?.naam ?? x.tekst, () => kies(x.soort === 'bewering' ? { soort: 'relatie', sleutel: x.sleutel } : { soort: 'knoop', sleutel: ander?.sleutel ?? '' })),
        stand?.woord && x.soort === 'bewering' ? el('span', { class: 'zacht' }, ` ${stand.woord}`) : null);
    })));
  });
}

// --- both ----------------------------------------------------------------------------------

/** The sub-areas in which something was found, by state; and how many of those where somebody spoke do not count. @param {Theorie} t @param {Toestand} s @param {Record<string, string>} cellen */
function gebiedenrij(t, s, cellen) {
  const perCel = Object.entries(t.g.celwoorden)
    .filter(([, cel]) => cel.kleur !== 'niets')
    .map(([naam, cel]) => ({ cel, waar: t.g.gebieden.filter((g) => cellen[g.sleutel] === naam) }))
    .filter(({ waar }) => waar.length);
  const dicht = t.g.gebieden.filter((g) => g.geweest[s.cyclus] && !cellen[g.sleutel] && g.niveau === 'deelgebied').length;
  return (perCel.length > 0 || dicht > 0) && el('section', {}, el('h3', {}, 'Waar'),
    perCel.length > 0 && el('ul', { class: 'gebieden' }, perCel.map(({ cel, waar }) => el('li', { class: `cel ${cel.kleur}` },
      el('span', { class: 'teken', 'aria-hidden': 'true' }, `${cel.teken} `), el('strong', {}, cel.woord), `: ${waar.map((g) => g.sleutel).join(', ')}`))),
    dicht > 0 && el('p', { class: 'zacht klein' }, `${dicht === 1 ? 'Eén gebied telt' : `${dicht} gebieden tellen`} hier niet mee: daar zijn te weinig stemmen gehoord.`));
}

/** The word per cycle, as far as it is a change. @param {Theorie} t @param {Toestand} s @param {(c: number) => string | undefined} woord */
function verloop(t, s, woord) {
  const stappen = t.g.cycli.map((c, i) => ({ naam: c.naam, woord: woord(i), i })).filter((x) => x.i <= s.cyclus && x.woord);
  const anders = stappen.filter((x, i) => i === 0 || x.woord !== stappen[i - 1].woord);
  return stappen.length > 1 && el('section', {}, el('h3', {}, 'Hoe het liep'), el('ol', { class: 'verloop' }, anders.map((x) => el('li', {}, `${x.naam}: ${x.woord}`))));
}

/** @param {Theorie} t @param {Toestand} s @param {string} sleutel */
function uitleg(t, s, sleutel) {
  const regels = t.g.uitleg[sleutel]?.[s.cyclus];
  if (!regels?.length) return null;
  return el('details', { class: 'uitleg' }, el('summary', {}, 'Zo komt dit oordeel tot stand'), regels.map((nr) => el('p', {}, t.g.uitlegregels[nr] || ' ')));
}
