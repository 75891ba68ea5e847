/** The five shapes, as paths around their middle: for the screen, for SVG and for the legend. */

/** @typedef {import('./gegevens').Soort} Soort */

/**
 * Room between the side of a shape and its text, in parts of its height.
 * @type {Partial<Record<Soort, number>>}
 */
const INZET = { actor: 0.3, mechanisme: 0.36, systemische_factor: 0.2, uitkomst: 0.22 };

/** @param {Soort} soort @param {number} h */
export function inzet(soort, h) {
  return Math.min(18, (INZET[soort] ?? 0.16) * h);
}

/**
 * @param {Soort} soort @param {number} b width @param {number} h height
 * @returns {string} an SVG path
 */
export function vorm(soort, b, h) {
  const x = b / 2, y = h / 2;
  if (soort === 'actor') return `M${-x + y},${-y}H${x - y}A${y},${y} 0 0 1 ${x - y},${y}H${-x + y}A${y},${y} 0 0 1 ${-x + y},${-y}Z`;
  if (soort === 'mechanisme') {
    const punt = Math.min(16, y);
    return `M${-x + punt},${-y}H${x - punt}L${x},0L${x - punt},${y}H${-x + punt}L${-x},0Z`;
  }
  if (soort === 'uitkomst') return afgerond(x, y, Math.min(12, y));
  if (soort === 'systemische_factor') {
    const hoek = Math.min(12, y);
    return `M${-x + hoek},${-y}H${x - hoek}L${x},${-y + hoek}V${y - hoek}L${x - hoek},${y}H${-x + hoek}L${-x},${y - hoek}V${-y + hoek}Z`;
  }
  return `M${-x},${-y}H${x}V${y}H${-x}Z`;
}

/** @param {number} x @param {number} y @param {number} r */
function afgerond(x, y, r) {
  return `M${-x + r},${-y}H${x - r}A${r},${r} 0 0 1 ${x},${-y + r}V${y - r}A${r},${r} 0 0 1 ${x - r},${y}H${-x + r}A${r},${r} 0 0 1 ${-x},${y - r}V${-y + r}A${r},${r} 0 0 1 ${-x + r},${-y}Z`;
}

/** A label with round ends. @param {number} b @param {number} h */
export function penning(b, h) {
  return vorm('actor', Math.max(b, h), h);
}
