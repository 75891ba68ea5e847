/** The legend under the map: what lines, signs and badges say. */

import { el, vind, vul } from './opbouw.js';
import { LEGENDA } from './kleuren.js';

/** @typedef {import('./kleuren').Palet} Palet */

const SVG = 'http://www.w3.org/2000/svg';

/** @param {Palet} palet */
export function toonLegenda(palet) {
  vul(vind('legenda'),
    LEGENDA.map(([uitleg, stijl]) => el('li', {}, lijntje(palet.lijn[stijl.kleur], stijl.dikte, stijl.streep), stijl.teken && el('b', { 'aria-hidden': 'true' }, stijl.teken), uitleg)),
    el('li', {}, el('b', { class: 'factor', 'aria-hidden': 'true' }, '⊣2 +1'), 'belemmert, helpt'),
    el('li', {}, el('b', { 'aria-hidden': 'true' }, '●3'), 'gebieden vastgesteld'),
    el('li', {}, el('b', { 'aria-hidden': 'true' }, '○'), 'nergens vastgesteld'),
    el('li', {}, el('b', { 'aria-hidden': 'true' }, '✗1'), 'stemmen tegen'),
    el('li', {}, el('b', { 'aria-hidden': 'true' }, 'idee'), 'nog geen theorie'),
    el('li', {}, el('b', { class: 'merk' }, 'NIEUW')));
}

/** @param {string} kleur @param {number} dikte @param {number[]} streep */
function lijntje(kleur, dikte, streep) {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 34 10');
  svg.setAttribute('width', '34');
  svg.setAttribute('height', '10');
  svg.setAttribute('aria-hidden', 'true');
  const pad = document.createElementNS(SVG, 'path');
  pad.setAttribute('d', 'M1,5H33');
  pad.setAttribute('stroke', kleur);
  pad.setAttribute('stroke-width', String(dikte));
  pad.setAttribute('stroke-dasharray', streep.join(' '));
  svg.append(pad);
  return svg;
}
