/** Draws shapes and texts on a canvas; paths are made once. */

import { LETTER } from './letters.js';

/** @typedef {import('./tafereel').Ding} Ding */

/** @type {Map<string, Path2D>} */
const PADEN = new Map();
/** Against a page that is open all day. By eye. */
const MEESTE = 20000;

/** @param {string} d */
function pad(d) {
  let p = PADEN.get(d);
  if (!p) {
    if (PADEN.size > MEESTE) PADEN.clear();
    PADEN.set(d, (p = new Path2D(d)));
  }
  return p;
}

/**
 * @param {CanvasRenderingContext2D} ctx @param {Ding[]} dingen
 * @param {{x: number, y: number, kleinsteLetter?: number}} [schuif] texts smaller than this are left out
 */
export function teken(ctx, dingen, schuif = { x: 0, y: 0 }) {
  for (const ding of dingen) {
    ctx.globalAlpha = ding.dek;
    if ('tekst' in ding) {
      if (ding.px < (schuif.kleinsteLetter ?? 0)) continue;
      ctx.font = letter(ding.px, ding.dik);
      ctx.textAlign = ding.anker === 'middle' ? 'center' : 'left';
      ctx.textBaseline = 'middle';
      ctx.fillStyle = ding.kleur;
      ctx.fillText(ding.tekst, ding.x + schuif.x, ding.y + schuif.y);
      continue;
    }
    const p = pad(ding.d);
    ctx.translate(ding.x + schuif.x, ding.y + schuif.y);
    if (ding.vul) {
      ctx.fillStyle = ding.vul;
      ctx.fill(p);
    }
    if (ding.lijn) {
      ctx.strokeStyle = ding.lijn;
      ctx.lineWidth = ding.dikte ?? 1;
      ctx.setLineDash(ding.streep ?? []);
      ctx.stroke(p);
      ctx.setLineDash([]);
    }
    ctx.translate(-ding.x - schuif.x, -ding.y - schuif.y);
  }
  ctx.globalAlpha = 1;
}

/** @param {number} px @param {boolean} dik */
function letter(px, dik) {
  return `${dik ? 700 : 500} ${px}px ${LETTER}`;
}

/** Measures texts as they will be drawn. @returns {import('./letters').Meet} */
export function meter() {
  const ctx = /** @type {CanvasRenderingContext2D} */ (document.createElement('canvas').getContext('2d'));
  /** @type {Map<string, number>} */
  const bekend = new Map();
  return (tekst, px) => {
    const sleutel = `${px} ${tekst}`;
    let breed = bekend.get(sleutel);
    if (breed === undefined) {
      ctx.font = letter(px, false);
      bekend.set(sleutel, (breed = ctx.measureText(tekst).width));
    }
    return breed;
  };
}
