/** Builds pieces of the page: elements with text, never markup. */

/** @typedef {Node | string | null | undefined | false} Kind */
/** Also lists, and lists of lists. @typedef {Kind | (Kind | (Kind | Kind[])[])[]} Inhoud */

/**
 * An element. `klik` is called on a click; `true` writes an attribute without a value, `false` and null none.
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} naam
 * @param {Record<string, string | number | boolean | null | ((gebeurtenis: MouseEvent) => void)>} [kenmerken]
 * @param {...Inhoud} kinderen
 * @returns {HTMLElementTagNameMap[T]}
 */
export function el(naam, kenmerken = {}, ...kinderen) {
  const element = document.createElement(naam);
  for (const [kenmerk, waarde] of Object.entries(kenmerken)) {
    if (typeof waarde === 'function') element.addEventListener('click', /** @type {EventListener} */ (waarde));
    else if (waarde !== null && waarde !== false) element.setAttribute(kenmerk, waarde === true ? '' : String(waarde));
  }
  vul(element, ...kinderen);
  return element;
}

/**
 * Put children in an element in place of what was there.
 * @param {Element} ouder
 * @param {...Inhoud} kinderen
 */
export function vul(ouder, ...kinderen) {
  ouder.replaceChildren(.../** @type {(Node | string)[]} */ (kinderen.flat(9).filter(Boolean)));
}

/**
 * A button that reads as a link within a text.
 * @param {string} tekst
 * @param {() => void} klik
 * @param {Record<string, string>} [kenmerken]
 */
export function doorklik(tekst, klik, kenmerken = {}) {
  return el('button', { type: 'button', class: 'doorklik', klik, ...kenmerken }, tekst);
}

/**
 * The element with an id, which the page has.
 * @param {string} id
 * @returns {HTMLElement}
 */
export function vind(id) {
  const element = document.getElementById(id);
  if (!element) throw new Error(`no element #${id}`);
  return element;
}

/**
 * Whether a button is pressed, for eye and ear.
 * @param {string} id
 * @param {boolean} ingedrukt
 */
export function druk(id, ingedrukt) {
  vind(id).setAttribute('aria-pressed', String(ingedrukt));
}
