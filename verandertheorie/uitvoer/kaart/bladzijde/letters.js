/** How a name fits in a box: broken over lines, smaller when it must, cut when nothing else helps. */

export const LETTER = 'system-ui, "Segoe UI", Roboto, "Noto Sans", "DejaVu Sans", sans-serif';

const MINSTE_LETTERS = 4;

/** Width of a text in pixels. @typedef {(tekst: string, px: number) => number} Meet */

/**
 * A text over lines of at most `breed` pixels; a word that is too long is broken, with a hyphen.
 * @param {string} tekst @param {number} breed @param {number} px @param {Meet} meet
 * @returns {string[]}
 */
export function breek(tekst, breed, px, meet) {
  /** @type {string[]} */
  const regels = [];
  let regel = '';
  for (const woord of tekst.split(/\s+|(?<=[a-z]-)(?=[a-z])/u).flatMap((w) => stukken(w, breed, px, meet))) {
    const samen = regel && !/[a-z]-$/u.test(regel) ? `${regel} ${woord}` : regel + woord;
    if (regel && meet(samen, px) > breed) {
      regels.push(regel);
      regel = woord;
    } else regel = samen;
  }
  return [...regels, regel];
}

/** @param {string} woord @param {number} breed @param {number} px @param {Meet} meet @returns {string[]} */
function stukken(woord, breed, px, meet) {
  if (meet(woord, px) <= breed) return [woord];
  const naad = naadVan(woord, (deel) => meet(deel, px) <= breed);
  if (naad) return naad;
  const letters = [...woord].slice(0, 400);
  const uit = [];
  let stuk = '';
  for (const letter of letters) {
    if (stuk && meet(`${stuk}${letter}-`, px) > breed) {
      uit.push(`${stuk}-`);
      stuk = '';
    }
    stuk += letter;
  }
  const kort = MINSTE_LETTERS - [...stuk].length, vorige = uit[uit.length - 1];
  if (kort > 0 && vorige && vorige.length > 2 * MINSTE_LETTERS) {  // no single letter on a line of its own
    uit[uit.length - 1] = `${vorige.slice(0, -kort - 1)}-`;
    return [...uit, vorige.slice(-kort - 1, -1) + stuk];
  }
  return [...uit, stuk];
}

/**
 * A long Dutch compound in two, after -ing or the s that joins its parts, as near to the middle as it goes.
 * @param {string} woord @param {(deel: string) => boolean} past @returns {[string, string] | null}
 */
function naadVan(woord, past) {
  const plekken = [...woord.matchAll(/(?<=\p{L}{3}s|\p{L}{3}ing(?!s|e|ing))(?=\p{L}{5})/gu)].map((m) => m.index);
  plekken.sort((a, b) => Math.abs(a - woord.length / 2) - Math.abs(b - woord.length / 2));
  const plek = plekken.find((i) => past(`${woord.slice(0, i)}-`) && past(woord.slice(i)));
  return plek === undefined ? null : [`${woord.slice(0, plek)}-`, woord.slice(plek)];
}

/**
 * The lines of a name and the size of their letters: at most `regels` lines, from `px` down to `minst`; then cut.
 * @param {string} naam @param {{breed: number, px: number, minst: number, regels: number}} ruimte @param {Meet} meet
 * @returns {{regels: string[], px: number}}
 */
export function pasIn(naam, { breed, px, minst, regels }, meet) {
  let maat = px;
  let gebroken = breek(naam, breed, maat, meet);
  while ((gebroken.length > regels || isGebroken(naam, gebroken)) && maat - 0.5 >= minst) {
    maat -= 0.5;
    gebroken = breek(naam, breed, maat, meet);
  }
  if (gebroken.length <= regels) return { regels: gebroken, px: maat };
  const laatste = gebroken[regels - 1];
  return { regels: [...gebroken.slice(0, regels - 1), kort(laatste, breed, maat, meet)], px: maat };
}

/** Whether a word is in pieces. @param {string} naam @param {string[]} regels */
function isGebroken(naam, regels) {
  return regels.some((regel) => regel.endsWith('-') && !naam.includes(regel));
}

/** @param {string} regel @param {number} breed @param {number} px @param {Meet} meet */
function kort(regel, breed, px, meet) {
  let stuk = regel;
  while (stuk && meet(`${stuk}…`, px) > breed) stuk = [...stuk].slice(0, -1).join('');
  return `${stuk.trimEnd()}…`;
}
