/** What the room is looking at: one small state, changed in one place, followed by everything that shows it. */

/** @typedef {import('./gegevens').Kaartgegevens} Kaartgegevens */
/** @typedef {{soort: 'knoop' | 'relatie', sleutel: string}} Keuze */
/** The ways from one box to another: `naar` is empty while the second is to be chosen, `nr` -1 for all of them. @typedef {{van: string, naar: string, nr: number}} Padkeuze */
/**
 * `cyclus` is an index. `gebied` is the key of an area, empty for all. `keuze`: what the panel tells about.
 * `nadruk`: what is lit: what changed since the cycle before, or between two versions. `alleen`: leave out what is not
 * lit. `lijnen`: also draw the lines of systemic factors. `blad`: the panel tells about the session and not about
 * what is chosen. `stap`: which view people walk through, -1 for none. `posities`: boxes that were put somewhere by
 * hand; `verplaats`: whether that goes on now. `pad`: the ways that the panel tells about while nothing is chosen.
 * @typedef {{
 *   cyclus: number, gebied: string, keuze: Keuze | null, nadruk: '' | 'veranderd' | 'verschil',
 *   weergave: 'kaart' | 'matrix' | 'tabel', matrix: 'factoren' | 'beweringen', lijnen: boolean, alleen: boolean,
 *   thema: 'licht' | 'donker', paneel: boolean, presentatie: boolean, citaten: boolean,
 *   blad: '' | 'sessie', stap: number, posities: Record<string, import('./gegevens').Plek>, verplaats: boolean,
 *   pad: Padkeuze | null,
 * }} Toestand
 */

/**
 * The state a page opens with: the last cycle, nothing chosen; the difference when two versions were asked for.
 * @param {Kaartgegevens} g
 * @param {{smal?: boolean, donker?: boolean}} [scherm]
 * @returns {Toestand}
 */
export function eersteToestand(g, scherm = {}) {
  return {
    cyclus: g.cycli.length - 1,
    gebied: '',
    keuze: null,
    nadruk: g.verschil ? 'verschil' : '',
    weergave: scherm.smal ? 'tabel' : 'kaart',
    matrix: 'factoren',
    lijnen: false,
    alleen: false,
    thema: scherm.donker ? 'donker' : 'licht',
    paneel: true,
    presentatie: false,
    citaten: false,
    blad: '',
    stap: -1,
    posities: g.posities,
    verplaats: false,
    pad: null,
  };
}

/** Whether a box is what is chosen, or one of the two of which the ways are shown. @param {Toestand} s @param {string} sleutel */
export function isGekozen({ keuze, pad }, sleutel) {
  return keuze ? keuze.sleutel === sleutel : pad?.van === sleutel || pad?.naar === sleutel;
}

/**
 * Keeps a state and tells who follows it what changed.
 * @param {Toestand} begin
 */
export function houdBij(begin) {
  let nu = begin;
  /** @type {((nu: Toestand, was: Toestand) => void)[]} */
  const volgers = [];
  return {
    /** @returns {Toestand} */
    lees: () => nu,
    /** @param {Partial<Toestand>} deel */
    zet(deel) {
      const was = nu;
      nu = { ...nu, ...deel };
      for (const volger of volgers) volger(nu, was);
    },
    /** @param {(nu: Toestand, was: Toestand) => void} volger */
    volg(volger) {
      volgers.push(volger);
    },
  };
}
/** @typedef {ReturnType<typeof houdBij>} Winkel */
