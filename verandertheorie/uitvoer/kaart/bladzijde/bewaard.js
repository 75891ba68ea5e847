/** What people type and arrange on this page: kept in this browser where that goes, and taken along as one file. */

/** @typedef {import('./gegevens').Kaartgegevens} Kaartgegevens */
/** @typedef {import('./gegevens').Beeldregel} Beeldregel */
/** @typedef {import('./toestand').Keuze} Keuze */
/** How many said: right, not right, we do not know. @typedef {[number, number, number]} Handen */
/**
 * `notities` and `reacties` by what they are about, see `naamVan`. `weg`: names of views that were taken away.
 * @typedef {{notities: Record<string, string>, reacties: Record<string, Handen>, posities: Kaartgegevens['posities'], beelden: Beeldregel[], weg: string[]}} Inhoud
 */

/** @param {Keuze} keuze */
export function naamVan({ soort, sleutel }) {
  return `${soort} ${sleutel}`;
}

/** @param {string} naam @returns {Keuze} */
export function keuzeVan(naam) {
  const plek = naam.indexOf(' ');
  return { soort: naam.slice(0, plek) === 'knoop' ? 'knoop' : 'relatie', sleutel: naam.slice(plek + 1) };
}

/** @param {unknown} x @returns {x is Record<string, unknown>} */
const isDing = (x) => typeof x === 'object' && x !== null && !Array.isArray(x);

/**
 * What was kept before, over what the dossier has; what is no such thing is left aside.
 * @param {Kaartgegevens} g @param {unknown} was @returns {Inhoud}
 */
export function lees(g, was) {
  /** @type {Inhoud} */
  const uit = { notities: {}, reacties: {}, posities: { ...g.posities }, beelden: [...g.beelden], weg: [] };
  if (!isDing(was)) return uit;
  const over = /** @type {<T>(x: unknown, goed: (w: any) => boolean) => Record<string, T>} */ (
    (x, goed) => Object.fromEntries(Object.entries(isDing(x) ? x : {}).filter(([, w]) => goed(w)))
  );
  const getallen = (/** @type {number} */ n) => (/** @type {unknown} */ w) => Array.isArray(w) && (w.length === n || !w.length) && w.every(Number.isInteger);
  Object.assign(uit.notities, over(was.notities, (w) => typeof w === 'string'));
  Object.assign(uit.reacties, over(was.reacties, getallen(3)));
  Object.assign(uit.posities, over(was.posities, getallen(2)));
  if (Array.isArray(was.weg)) uit.weg = was.weg.filter((w) => typeof w === 'string');
  if (Array.isArray(was.beelden)) uit.beelden = was.beelden.filter((b) => isDing(b) && typeof b.naam === 'string').map((b) => ({ ...LEEG, .../** @type {any} */ (b) }));
  const hier = new Set([...uit.beelden.map((b) => b.naam), ...uit.weg]);
  uit.beelden.push(...g.beelden.filter((b) => !hier.has(b.naam)));
  return uit;
}

/** @type {Beeldregel} */
const LEEG = { naam: '', tekst: '', cyclus: '', gebied: '', deel: '', sleutel: '', weergave: 'kaart', veranderd: false, lijnen: false, alleen: false };

/** What no dossier takes: signs that a terminal would obey, and half a character. */
const NIET = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ud800-\udfff]/gu;

/** @param {string} tekst */
const schoon = (tekst) => tekst.replace(NIET, '').trim();

/**
 * Everything as the one file that `notulen` reads.
 * @param {Kaartgegevens} g @param {Inhoud} b
 */
export function alsBestand(g, b) {
  const relaties = new Map(g.relaties.map((r) => [r.sleutel, r]));
  const onderwerp = (/** @type {Keuze} */ { soort, sleutel }) => {
    const r = soort === 'relatie' ? relaties.get(sleutel) : undefined;
    return soort === 'knoop' ? sleutel : r?.soort === 'relatie' ? r.tekst : r?.code || `[${sleutel}]`;
  };
  const over = (/** @type {string} */ naam) => ({ onderwerp: onderwerp(keuzeVan(naam)) });
  const gevuld = (/** @type {Record<string, unknown>} */ ding) => Object.fromEntries(Object.entries(ding).filter(([, w]) => w));
  return {
    bijeenkomst: g.sessie?.sleutel,
    datum: g.sessie?.datum,
    reacties: Object.entries(b.reacties).filter(([, n]) => n.some(Boolean)).map(([naam, [klopt, klopt_niet, weten_we_niet]]) => ({ ...over(naam), klopt, klopt_niet, weten_we_niet })),
    notities: Object.entries(b.notities).filter(([, tekst]) => schoon(tekst)).map(([naam, tekst]) => ({ ...over(naam), tekst: schoon(tekst) })),
    kaart: {
      posities: b.posities,
      beelden: b.beelden.map(({ deel, sleutel, naam, tekst, ...rest }) => gevuld({ naam: schoon(naam), tekst: schoon(tekst), ...rest, onderwerp: deel && onderwerp({ soort: deel, sleutel }) })),
      weg: b.weg,
    },
  };
}

/** @param {Kaartgegevens} g */
export function maakBewaard(g) {
  const naam = `verandertheorie ${g.titel} ${g.sessie?.sleutel}`;
  let kan = Boolean(g.sessie), was = null, anders = false, mee = false;
  try {
    was = g.sessie && JSON.parse(localStorage.getItem(naam) ?? 'null');
  } catch {
    kan = false;  // a frame of a notebook, or a browser that keeps nothing of a file
  }
  const inhoud = lees(g, was);
  addEventListener('beforeunload', (weg) => {
    if (anders && !kan) weg.preventDefault();
  });
  addEventListener('storage', (elders) => {
    // the same map in another tab: what was typed there is not written over from here
    if (elders.key === naam && elders.newValue) Object.assign(inhoud, lees(g, JSON.parse(elders.newValue)));
  });
  return {
    inhoud,
    /** What is half typed of a view: it stays while one looks for what it is to show. */
    concept: { naam: '', tekst: '' },
    kan: () => kan,
    isMee: () => mee,
    bewaar() {
      anders = true;
      mee = false;
      try {
        localStorage.setItem(naam, JSON.stringify(inhoud));
        kan = true;
      } catch {
        kan = false;
      }
    },
    /** The file is made: nothing is lost any more. */
    meegenomen() {
      anders = false;
      mee = true;
    },
    /** Of what was typed nothing stays behind in this browser. */
    wis() {
      inhoud.notities = {};
      inhoud.reacties = {};
      inhoud.beelden = [...g.beelden];
      inhoud.weg = [];
      this.bewaar();
      this.meegenomen();
    },
  };
}
/** @typedef {ReturnType<typeof maakBewaard>} Bewaard */
