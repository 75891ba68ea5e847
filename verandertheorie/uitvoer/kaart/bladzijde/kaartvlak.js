/** The map on the screen: vis-network holds the view and the mouse, and the boxes while they are moved; shapes and lines are ours. */

import { el, vind } from './opbouw.js';
import { meter, teken } from './doek.js';
import { PALET, lijnstijl } from './kleuren.js';
import { lijnBij, routes } from './lijnen.js';
import { HEEL, metDeHand, plaats } from './plaatsing.js';
import { maakTafereel } from './tafereel.js';
import { blijft, dozenVan, inGebied, isTeSmal, lijnenVan, verlicht } from './theorie.js';
import { isGekozen } from './toestand.js';
import { leesvolgorde, volgende } from './toetsen.js';
import { soortnaam } from './paneel.js';

/** @typedef {import('./theorie').Theorie} Theorie */
/** @typedef {import('./toestand').Toestand} Toestand */
/** @typedef {import('./toestand').Keuze} Keuze */
/** @typedef {import('./tafereel').Tafereel} Tafereel */
/** @typedef {import('./plaatsing').Plaatsing} Plaatsing */
/** @typedef {{tafereel: Tafereel, plaatsing: Plaatsing, routes: Map<string, import('./lijnen').Route>, lijnen: import('./gegevens').Relatie[]}} Beeld */

/** With more nodes nobody finds a way without a filter (kaart.md). */
const TE_VEEL = 300;
/** Pixels: smaller letters are only grey, and cost time. By eye. */
const KLEINSTE_OP_SCHERM = 4;
const KLEINSTE_SCHAAL = 0.05, GROOTSTE_SCHAAL = 4;
/** So far a badge hangs over the edge of its box. */
const OVER_DE_RAND = 8;

/**
 * The picture of a state at a size; what does not depend on a screen.
 * @param {Theorie} t @param {Toestand} s @param {{breedte: number, hoogte: number}} maat
 * @param {import('./kleuren').Palet} palet @param {import('./letters').Meet} meet
 * @returns {Beeld}
 */
export function verbeeld(t, s, maat, palet, meet) {
  const over = blijft(t, s);
  const plaatsing = metDeHand(plaats(t.dozen.filter((k) => over.has(k.sleutel)), maat, meet), s.posities);
  const licht = verlicht(t, s);
  const lijnen = lijnenVan(t, s, licht);
  const langs = routes(lijnen, plaatsing);
  const dozen = dozenVan(t, s).filter((k) => over.has(k.sleutel));
  return { tafereel: maakTafereel({ t, s, plaatsing, lijnen, routes: langs, dozen, licht, gebied: inGebied(t, s), palet, meet }), plaatsing, routes: langs, lijnen };
}

/** @param {[number, number] | undefined} a @param {{x: number, y: number}} b @param {number} ver */
function vlakbij(a, b, ver) {
  return Boolean(a) && Math.hypot(/** @type {[number, number]} */ (a)[0] - b.x, /** @type {[number, number]} */ (a)[1] - b.y) < ver;
}

/** Whether the browser forces its own colours. */
export function isGedwongen() {
  return matchMedia('(forced-colors: active)').matches;
}

/** @param {Toestand} s */
export function paletVan(s) {
  return PALET[isGedwongen() ? 'dwang' : s.thema];
}

/**
 * @param {Theorie} t @param {import('./toestand').Winkel} winkel
 * @param {{kies: (keuze: Keuze, metToets: boolean) => void, los: () => void}} doen
 */
export function maakKaartvlak(t, winkel, { kies, los }) {
  const doek = vind('doek');
  const meet = meter();
  /** @type {Beeld} */
  let beeld = teken_();
  /** Whether vis holds the boxes. */
  let verplaatst = false;
  let vlakmaat = eigenMaat();
  const knopen = new vis.DataSet([]);
  const net = new vis.Network(doek, { nodes: knopen, edges: new vis.DataSet([]) }, {
    autoResize: false,  // vis would scale the view with its canvas
    physics: { enabled: false },
    layout: { improvedLayout: false },
    interaction: { dragNodes: false, zoomSpeed: 0.6, hover: false, keyboard: false, navigationButtons: false, selectConnectedEdges: false, tooltipDelay: 1e6 },
  });
  for (const x of doek.querySelectorAll('[tabindex]')) x.removeAttribute('tabindex');
  net.on('beforeDrawing', (/** @type {CanvasRenderingContext2D} */ ctx) => {
    tekenOp(ctx, beeld.tafereel.banden);
    tekenOp(ctx, beeld.tafereel.lijnen);
    const { breedte, hoogte } = maat(), begin = net.DOMtoCanvas({ x: 0, y: 0 }), eind = net.DOMtoCanvas({ x: breedte, y: hoogte });
    // what hangs on a box is not wider and not higher than the box
    const inZicht = [...beeld.plaatsing.dozen].filter(([, d]) => d.x + 1.5 * d.b > begin.x && d.x - 1.5 * d.b < eind.x && d.y + 1.5 * d.h > begin.y && d.y - 1.5 * d.h < eind.y);
    const bovenop = net.getSelectedNodes();
    for (const sleutel of [...inZicht.map(([k]) => k).filter((k) => !bovenop.includes(k)), ...bovenop]) tekenOp(ctx, beeld.tafereel.dozen.get(sleutel) ?? []);
  });
  net.on('afterDrawing', () => planKnoppen());
  net.on('click', (/** @type {{pointer: {canvas: {x: number, y: number}}}} */ p) => {
    const keuze = onder(p.pointer.canvas);
    if (keuze) kies(keuze, false);
    else los();
  });
  doek.addEventListener('mousemove', (m) => {
    const vlak = doek.getBoundingClientRect();
    doek.style.cursor = onder(net.DOMtoCanvas({ x: m.clientX - vlak.x, y: m.clientY - vlak.y })) ? 'pointer' : '';
  });

  for (const op of ['dragging', 'dragEnd']) {
    net.on(op, (/** @type {{nodes: string[]}} */ { nodes: [sleutel] }) => sleutel && winkel.lees().verplaats && zetNeer(sleutel, net.getPositions([sleutel])[sleutel]));
  }

  /** @type {Map<string, HTMLButtonElement>} */
  const knoppen = new Map();
  let stop = '';
  let gepland = 0;
  vul_();
  pas();

  return { bij, pasMaat, pas, zoom, naar, schuif, beeld: () => beeld, plekken, maat, meet };

  /** Put the middle of a box at a place of the picture. @param {string} sleutel @param {{x: number, y: number}} plek */
  function zetNeer(sleutel, { x, y }) {
    const p = beeld.plaatsing, deel = (/** @type {number} */ a, /** @type {number} */ heel) => Math.min(HEEL, Math.max(0, Math.round((a / heel) * HEEL)));
    winkel.zet({ posities: { ...winkel.lees().posities, [sleutel]: [deel(x, p.breedte), deel(y, p.hoogte)] } });
  }

  /** Move a box by thousandths of the picture; by none at all: where it would stand by itself. @param {string} sleutel @param {number} dx @param {number} dy */
  function schuif(sleutel, dx, dy) {
    const p = beeld.plaatsing, d = p.dozen.get(sleutel);
    if (!dx && !dy) winkel.zet({ posities: { ...winkel.lees().posities, [sleutel]: [] } });
    else if (d) zetNeer(sleutel, { x: d.x + (dx / HEEL) * p.breedte, y: d.y + (dy / HEEL) * p.hoogte });
  }

  /** What is at a place: a box with what hangs on it, the sign on a line, a line. @param {{x: number, y: number}} plek @returns {Keuze | null} */
  function onder(plek) {
    const ver = 9 / net.getScale();
    for (const rand of [0, OVER_DE_RAND]) {
      const doos = [...beeld.plaatsing.dozen].find(([sleutel, d]) => beeld.tafereel.dozen.has(sleutel) && Math.abs(plek.x - d.x) < d.b / 2 && Math.abs(plek.y - d.y) < d.h / 2 + rand);
      if (doos) return { soort: 'knoop', sleutel: doos[0] };
    }
    const teken = beeld.lijnen.find((r) => lijnstijl(r, r.standen[winkel.lees().cyclus]).teken && vlakbij(beeld.routes.get(r.sleutel)?.midden, plek, 14));
    const lijn = teken?.sleutel ?? lijnBij(beeld.routes, [plek.x, plek.y], ver);
    return lijn ? { soort: 'relatie', sleutel: lijn } : null;
  }

  /** Of the canvas, also when nobody sees it. */
  function eigenMaat() {
    return `${doek.clientWidth} ${doek.clientHeight}`;
  }

  function maat() {
    return { breedte: doek.clientWidth || 1200, hoogte: doek.clientHeight || 700 };
  }

  function teken_() {
    const s = winkel.lees();
    return verbeeld(t, s, maat(), paletVan(s), meet);
  }

  /** @param {CanvasRenderingContext2D} ctx @param {import('./tafereel').Ding[]} dingen */
  function tekenOp(ctx, dingen) {
    teken(ctx, dingen, { x: 0, y: 0, kleinsteLetter: KLEINSTE_OP_SCHERM / net.getScale() });
  }

  /** The picture anew; the view stays unless boxes moved. */
  function bij() {
    const was = beeld.plaatsing, { verplaats } = winkel.lees();
    if (verplaats !== verplaatst) net.setOptions({ interaction: { dragNodes: verplaats } });
    verplaatst = verplaats;
    beeld = teken_();
    vul_();
    const zelfde = was.breedte === beeld.plaatsing.breedte && was.hoogte === beeld.plaatsing.hoogte && was.dozen.size === beeld.plaatsing.dozen.size;
    if (!zelfde) pas();
    else net.redraw();
  }

  /** The picture for a canvas of another size, or that was hidden. */
  function pasMaat() {
    const was = vlakmaat, { breedte, hoogte } = maat();
    vlakmaat = eigenMaat();
    if (vlakmaat === was || !doek.clientWidth) return;
    net.setSize(`${breedte}px`, `${hoogte}px`);
    bij();
    pas();
  }

  function vul_() {
    const er = beeld.tafereel.dozen, sleepbaar = new Map(verplaatst ? beeld.plaatsing.dozen : []);
    knopen.update([...sleepbaar].map(([id, d]) => ({ id, x: d.x, y: d.y, shape: 'custom', hidden: !er.has(id), ctxRenderer: omvang })));
    knopen.remove(knopen.getIds().filter((id) => !sleepbaar.has(id)));
    vulKnoppen();
  }

  /** Where vis takes hold of a box. @param {{id: string}} knoop */
  function omvang({ id }) {
    const d = beeld.plaatsing.dozen.get(id);
    return { nodeDimensions: { width: d?.b ?? 1, height: d?.h ?? 1 } };
  }

  /** Everything in view when that reads well; else from the top at full size. @param {boolean} [alles] */
  function pas(alles = false) {
    const { breedte, hoogte } = maat();
    const p = beeld.plaatsing;
    const heel = Math.min(breedte / p.breedte, hoogte / p.hoogte);
    const leesbaar = heel * p.letter >= 10.9 || alles;
    const schaal = leesbaar ? Math.min(1, heel) : Math.min(1, breedte / p.breedte);
    net.moveTo({ position: { x: p.breedte / 2, y: leesbaar ? p.hoogte / 2 : hoogte / schaal / 2 }, scale: schaal });
  }

  /** @param {number} factor */
  function zoom(factor) {
    net.moveTo({ scale: Math.min(GROOTSTE_SCHAAL, Math.max(KLEINSTE_SCHAAL, net.getScale() * factor)) });
  }

  /** Bring a box into view when it is not. @param {string} sleutel */
  function naar(sleutel) {
    const d = beeld.plaatsing.dozen.get(sleutel);
    if (!d) return;
    const plek = net.canvasToDOM(d), { breedte, hoogte } = maat(), s = net.getScale();
    if (plek.x < (d.b / 2) * s || plek.y < (d.h / 2) * s || plek.x > breedte - (d.b / 2) * s || plek.y > hoogte - (d.h / 2) * s) net.moveTo({ position: { x: d.x, y: d.y } });
  }

  /** @param {string} sleutel */
  function focus(sleutel) {
    zetStop(sleutel);
    knoppen.get(sleutel)?.focus();
  }

  /** Where every box stands in the picture, whatever the view. */
  function plekken() {
    return Object.fromEntries([...beeld.plaatsing.dozen].map(([k, d]) => [k, { x: d.x, y: d.y, b: d.b, h: d.h, px: d.px }]));
  }

  // --- the layer for the keyboard: a button on every box, of which one is a tab stop -------------

  function vulKnoppen() {
    const s = winkel.lees();
    const orde = leesvolgorde(beeld.plaatsing.dozen).filter((sleutel) => beeld.tafereel.dozen.has(sleutel));
    const laag = vind('knopen');
    for (const [sleutel, knop] of knoppen) {
      if (orde.includes(sleutel)) continue;
      knop.remove();
      knoppen.delete(sleutel);
    }
    if (!orde.includes(stop)) stop = orde[0] ?? '';
    for (const sleutel of orde) {
      let knop = knoppen.get(sleutel);
      if (!knop) {
        knop = el('button', { type: 'button', 'data-knoop': sleutel, klik: () => kies({ soort: 'knoop', sleutel }, true) });
        knop.addEventListener('focus', () => {
          zetStop(sleutel);
          naar(sleutel);
        });
        knop.addEventListener('keydown', opToets);
        knoppen.set(sleutel, knop);
      }
      knop.tabIndex = sleutel === stop ? 0 : -1;
      knop.textContent = beschrijf(sleutel, s);
      knop.setAttribute('aria-pressed', String(isGekozen(s, sleutel)));
    }
    if ([...laag.children].some((x, i) => x !== knoppen.get(orde[i])) || laag.children.length !== orde.length) {
      const had = /** @type {HTMLElement | null} */ (document.activeElement);
      laag.replaceChildren(...orde.map((sleutel) => /** @type {HTMLButtonElement} */ (knoppen.get(sleutel))));
      if (had && laag.contains(had)) had.focus();
    }
    planKnoppen();
  }

  /** @param {string} sleutel */
  function zetStop(sleutel) {
    const was = knoppen.get(stop);
    if (was) was.tabIndex = -1;
    stop = sleutel;
    const knop = knoppen.get(sleutel);
    if (knop) knop.tabIndex = 0;
  }

  /** @param {string} sleutel @param {Toestand} s */
  function beschrijf(sleutel, s) {
    const k = t.knopen.get(sleutel);
    if (!k) return sleutel;
    const er = (/** @type {import('./gegevens').Relatie[]} */ rs) => rs.filter((r) => t.isLijn(r) && r.standen[s.cyclus]).length;
    const b = k.beelden[s.cyclus];
    const stand = !b ? '' : isTeSmal(t.g, s.cyclus) ? ` ${b.woord}.` : ` ${b.woord}. Gebieden waar het is vastgesteld: ${b.vastgesteld}. Stemmen voor: ${b.voor}, tegen: ${b.tegen}.`;
    return `${soortnaam(k)}: ${k.naam}.${stand} ${er(t.naar(sleutel))} erheen, ${er(t.uit(sleutel))} ervandaan.${t.isNieuw(k, s.cyclus) ? ' Nieuw.' : ''}`;
  }

  /** @param {KeyboardEvent} g */
  function opToets(g) {
    const hier = /** @type {HTMLElement} */ (g.currentTarget).dataset.knoop ?? '';
    const c = winkel.lees().cyclus;
    const langs = t.g.relaties.filter((r) => r.standen[c] && t.isLijn(r)).map((r) => (r.op ? { ...r, naar: t.relaties.get(r.op)?.naar ?? '' } : r));
    const getekend = new Map([...beeld.plaatsing.dozen].filter(([sleutel]) => beeld.tafereel.dozen.has(sleutel)));
    const doel = volgende(g.key, hier, getekend, langs);
    if (!doel) return;
    g.preventDefault();
    focus(doel);
  }

  function planKnoppen() {
    if (gepland) return;
    gepland = requestAnimationFrame(() => {
      gepland = 0;
      const schaal = net.getScale();
      for (const [sleutel, knop] of knoppen) {
        const d = beeld.plaatsing.dozen.get(sleutel);
        if (!d) continue;
        const plek = net.canvasToDOM({ x: d.x - d.b / 2, y: d.y - d.h / 2 });
        knop.style.transform = `translate(${plek.x}px, ${plek.y}px)`;
        knop.style.width = `${d.b * schaal}px`;
        knop.style.height = `${d.h * schaal}px`;
      }
    });
  }
}

/**
 * Advice on a map with more boxes than one can overlook; empty when it is not needed.
 * @param {Theorie} t @param {Toestand} s
 */
export function raad(t, s) {
  const over = blijft(t, s);
  const n = dozenVan(t, s).filter((k) => over.has(k.sleutel)).length;
  return n > TE_VEEL ? `Op deze kaart staan ${n} knopen: te veel om te overzien. Kies een gebied of zoek een knoop, en daarna onder Meer: Verberg wat lichter is.` : '';
}
