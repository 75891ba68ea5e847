/** How every line runs: from the side of one box to the side of another, around what has nothing to do with it. */

/** @typedef {import('./gegevens').Relatie} Relatie */
/** @typedef {import('./plaatsing').Doos} Doos */
/** @typedef {import('./plaatsing').Plaatsing} Plaatsing */
/** @typedef {[number, number]} Punt */
/**
 * `d` an SVG path; `punten` the same as a chain of points; `midden` a place for a sign; `hoek` of the arrow, in radians.
 * @typedef {{d: string, punten: Punt[], midden: Punt, eind: Punt, hoek: number}} Route
 */
/** A stretch of a path: straight to a point, or bent by two others. @typedef {[Punt] | [Punt, Punt, Punt]} Stuk */

const KOLOM = { actor: 0, interventie: 1, mechanisme: 2, uitkomst: 3 };
const BAND = ['boven', 'onder'];

/**
 * A route for every relation of which both ends are placed; those onto a claim after the claims.
 * @param {Relatie[]} relaties @param {Plaatsing} p
 * @returns {Map<string, Route>}
 */
export function routes(relaties, p) {
  const poorten = verdeelPoorten(relaties, p);
  /** @type {Map<string, Route>} */
  const uit = new Map();
  let banen = 0;
  for (const r of [...relaties].sort((a, b) => Number(Boolean(a.op)) - Number(Boolean(b.op)))) {
    const van = p.dozen.get(r.van);
    const doel = r.op ? uit.get(r.op) : p.dozen.get(r.naar);
    if (!van || !doel) continue;
    const baan = BAND.includes(van.vak) || ('vak' in doel && BAND.includes(doel.vak)) ? banen++ : 0;
    const stukken = 'vak' in doel ? langs(van, doel, r, p, poorten, baan) : omlaag(van, doel.midden, p, baan);
    uit.set(r.sleutel, alsRoute(stukken));
  }
  return uit;
}

/**
 * @param {Doos} van @param {Doos} naar @param {Relatie} r @param {Plaatsing} p @param {Map<string, number>} poorten
 * @param {number} baan @returns {{begin: Punt, stukken: Stuk[]}}
 */
function langs(van, naar, r, p, poorten, baan) {
  if (BAND.includes(van.vak)) return BAND.includes(naar.vak) ? naast(van, naar) : bus(van, naar, p, baan);
  if (BAND.includes(naar.vak)) return omgekeerd(bus(naar, van, p, baan));
  const y1 = poorten.get(`${r.sleutel} uit`) ?? van.y, y2 = poorten.get(`${r.sleutel} in`) ?? naar.y;
  const stap = kolom(naar) - kolom(van);
  if (stap === 0) return boog(van, naar, y1, y2);
  /** @type {Punt} */
  const begin = [van.x + (stap > 0 ? van.b / 2 : -van.b / 2), y1];
  /** @type {Punt} */
  const eind = [naar.x - (stap > 0 ? naar.b / 2 : -naar.b / 2), y2];
  return { begin, stukken: Math.abs(stap) === 1 ? [krul(begin, eind)] : door(begin, eind, van, naar, p) };
}

/** @param {Doos} d @returns {number} */
function kolom(d) {
  return KOLOM[/** @type {keyof typeof KOLOM} */ (d.vak)];
}

/** A bend that leaves and arrives level. @param {Punt} van @param {Punt} naar @returns {Stuk} */
function krul(van, naar) {
  const half = (naar[0] - van[0]) * 0.5;
  return [[van[0] + half, van[1]], [naar[0] - half, naar[1]], naar];
}

/** Past a column in between, through the gap nearest to the straight line. @param {Punt} begin @param {Punt} eind @param {Doos} van @param {Doos} naar @param {Plaatsing} p @returns {Stuk[]} */
function door(begin, eind, van, naar, p) {
  const [laag, hoog] = [kolom(van), kolom(naar)].sort();
  const tussen = p.stroken.filter((s) => s.vak in KOLOM && KOLOM[/** @type {keyof typeof KOLOM} */ (s.vak)] > laag && KOLOM[/** @type {keyof typeof KOLOM} */ (s.vak)] < hoog);
  if (begin[0] > eind[0]) tussen.reverse();
  /** @type {Stuk[]} */
  const stukken = [];
  let hier = begin;
  for (const s of tussen) {
    const dozen = [...p.dozen.values()].filter((d) => d.vak === s.vak).sort((a, b) => a.y - b.y);
    if (!dozen.length) continue;
    const recht = begin[1] + ((eind[1] - begin[1]) * (dozen[0].x - begin[0])) / (eind[0] - begin[0]);
    const openingen = dozen.slice(1).map((d, i) => (dozen[i].y + dozen[i].h / 2 + d.y - d.h / 2) / 2);
    openingen.push(dozen[0].y - dozen[0].h / 2 - 6, dozen[dozen.length - 1].y + dozen[dozen.length - 1].h / 2 + 6);
    const y = openingen.reduce((beste, o) => (Math.abs(o - recht) < Math.abs(beste - recht) ? o : beste));
    const richting = Math.sign(eind[0] - begin[0]);
    const half = (dozen[0].b / 2 + 4) * richting;
    stukken.push(krul(hier, [dozen[0].x - half, y]), [[dozen[0].x + half, y]]);
    hier = [dozen[0].x + half, y];
  }
  return [...stukken, krul(hier, eind)];
}

/** Within a column: out to the right and back. @param {Doos} van @param {Doos} naar @param {number} y1 @param {number} y2 @returns {{begin: Punt, stukken: Stuk[]}} */
function boog(van, naar, y1, y2) {
  const x1 = van.x + van.b / 2, x2 = naar.x + naar.b / 2;
  const uit = 18 + Math.min(30, Math.abs(y2 - y1) / 8);
  return { begin: [x1, y1], stukken: [[[x1 + uit, y1], [x2 + uit, y2], [x2, y2]]] };
}

/** Between two boxes of one band, or of two. @param {Doos} van @param {Doos} naar @returns {{begin: Punt, stukken: Stuk[]}} */
function naast(van, naar) {
  if (van.vak === naar.vak && Math.abs(van.y - naar.y) < 1) {
    const richting = Math.sign(naar.x - van.x) || 1;
    const kant = van.vak === 'boven' ? 1 : -1;
    /** @type {Punt} */
    const begin = [van.x + (van.b / 2) * richting * 0.6, van.y + (van.h / 2) * kant];
    /** @type {Punt} */
    const eind = [naar.x - (naar.b / 2) * richting * 0.6, naar.y + (naar.h / 2) * kant];
    return { begin, stukken: [[[begin[0], begin[1] + 14 * kant], [eind[0], eind[1] + 14 * kant], eind]] };
  }
  const kant = Math.sign(naar.y - van.y);
  /** @type {Punt} */
  const begin = [van.x, van.y + (van.h / 2) * kant];
  /** @type {Punt} */
  const eind = [naar.x, naar.y - (naar.h / 2) * kant];
  return { begin, stukken: [[[begin[0], (begin[1] + eind[1]) / 2], [eind[0], (begin[1] + eind[1]) / 2], eind]] };
}

/** From a band along a channel to the gutter left of a box, then to its side. @param {Doos} van @param {Doos} naar @param {Plaatsing} p @param {number} baan @returns {{begin: Punt, stukken: Stuk[]}} */
function bus(van, naar, p, baan) {
  const eerste = p.stroken[0]?.vak === naar.vak;
  const schuif = (baan % 4) * 5;
  const x = eerste ? naar.x + naar.b / 2 + p.goot * 0.35 + schuif : naar.x - naar.b / 2 - p.goot * 0.35 - schuif;
  const kant = van.vak === 'boven' ? 1 : -1;
  const y = naar.y - (kant * naar.h) / 4;
  return hoekig(uitBand(van, p, kant), kanaal(van, p, baan), x, [eerste ? naar.x + naar.b / 2 : naar.x - naar.b / 2, y]);
}

/** From a band straight to a place on a line. @param {Doos} van @param {Punt} doel @param {Plaatsing} p @param {number} baan @returns {{begin: Punt, stukken: Stuk[]}} */
function omlaag(van, doel, p, baan) {
  if (!BAND.includes(van.vak)) return { begin: [van.x, van.y], stukken: [krul([van.x, van.y], doel)] };
  return hoekig(uitBand(van, p, van.vak === 'boven' ? 1 : -1), kanaal(van, p, baan), doel[0], doel);
}

/** Out of a band: from the side of the columns; past a row that is in the way through the gap beside it. @param {Doos} van @param {Plaatsing} p @param {number} kant @returns {Punt[]} */
function uitBand(van, p, kant) {
  const inDeWeg = [...p.dozen.values()].some((d) => d.vak === van.vak && (d.y - van.y) * kant > 1 && Math.abs(d.x - van.x) < d.b / 2);
  if (!inDeWeg) return [[van.x, van.y + (van.h / 2) * kant]];
  return [[van.x + van.b / 2, van.y], [van.x + van.b / 2 + 4, van.y]];
}

/** Height at which lines of a band run level: between the band and the columns. @param {Doos} van @param {Plaatsing} p @param {number} baan */
function kanaal(van, p, baan) {
  const s = p.stroken.find((strook) => strook.vak === van.vak);
  const rand = s ? (van.vak === 'boven' ? s.y + s.h : s.y) : van.y;
  return rand + (van.vak === 'boven' ? 1 : -1) * (2 + (baan % 4) * 3);
}

/** Out, down, level, down, and in, with rounded corners. @param {Punt[]} uit @param {number} y @param {number} x @param {Punt} eind @returns {{begin: Punt, stukken: Stuk[]}} */
function hoekig(uit, y, x, eind) {
  return { begin: uit[0], stukken: rond([...uit, [uit[uit.length - 1][0], y], [x, y], [x, eind[1]], eind]) };
}

/** A chain of points with rounded corners. @param {Punt[]} keten @returns {Stuk[]} */
function rond(keten) {
  const punten = keten.filter((q, i) => i === 0 || afstand(q, keten[i - 1]) > 0.5);
  /** @type {Stuk[]} */
  const stukken = [];
  for (let i = 1; i < punten.length; i++) {
    const [voor, hier, na] = [punten[i - 1], punten[i], punten[i + 1]];
    if (!na) stukken.push([hier]);
    else {
      const straal = Math.min(9, afstand(voor, hier) / 2, afstand(hier, na) / 2);
      const in_ = naartoe(hier, voor, straal), uit = naartoe(hier, na, straal);
      stukken.push([in_], [tussenin(in_, hier), tussenin(uit, hier), uit]);
    }
  }
  return stukken;
}

/** @param {Punt} a @param {Punt} b */
function afstand(a, b) {
  return Math.hypot(a[0] - b[0], a[1] - b[1]);
}

/** @param {Punt} van @param {Punt} naar @param {number} ver @returns {Punt} */
function naartoe(van, naar, ver) {
  const deel = ver / (afstand(van, naar) || 1);
  return [van[0] + (naar[0] - van[0]) * deel, van[1] + (naar[1] - van[1]) * deel];
}

/** @param {Punt} a @param {Punt} b @returns {Punt} */
function tussenin(a, b) {
  return [a[0] + (b[0] - a[0]) * 0.6, a[1] + (b[1] - a[1]) * 0.6];
}

/** The same line from the other end. @param {{begin: Punt, stukken: Stuk[]}} lijn @returns {{begin: Punt, stukken: Stuk[]}} */
function omgekeerd({ begin, stukken }) {
  /** @type {Stuk[]} */
  const terug = [];
  const einden = [begin, ...stukken.map((s) => s[s.length - 1])];
  for (let i = stukken.length - 1; i >= 0; i--) {
    const s = stukken[i];
    terug.push(s.length === 3 ? [s[1], s[0], einden[i]] : [einden[i]]);
  }
  return { begin: einden[einden.length - 1], stukken: terug };
}

/** @param {{begin: Punt, stukken: Stuk[]}} lijn @returns {Route} */
function alsRoute({ begin, stukken }) {
  let d = `M${kort(begin)}`;
  /** @type {Punt[]} */
  const punten = [begin];
  for (const s of stukken) {
    const van = punten[punten.length - 1];
    if (s.length === 1) {
      d += `L${kort(s[0])}`;
      punten.push(s[0]);
    } else {
      d += `C${s.map(kort).join(' ')}`;
      for (let i = 1; i <= 12; i++) punten.push(opKromme(van, s, i / 12));
    }
  }
  const eind = punten[punten.length - 1];
  const voor = [...punten].reverse().find((q) => afstand(q, eind) > 3) ?? begin;
  return { d, punten, midden: halverwege(punten), eind, hoek: Math.atan2(eind[1] - voor[1], eind[0] - voor[0]) };
}

/** @param {Punt} van @param {[Punt, Punt, Punt]} s @param {number} t @returns {Punt} */
function opKromme(van, [p1, p2, p3], t) {
  const u = 1 - t;
  const as = (/** @type {0 | 1} */ i) => u ** 3 * van[i] + 3 * u * u * t * p1[i] + 3 * u * t * t * p2[i] + t ** 3 * p3[i];
  return [as(0), as(1)];
}

/** @param {Punt[]} punten @returns {Punt} */
function halverwege(punten) {
  const lengten = punten.slice(1).map((q, i) => afstand(q, punten[i]));
  let rest = lengten.reduce((a, b) => a + b, 0) / 2;
  for (let i = 0; i < lengten.length; i++) {
    if (rest <= lengten[i]) return naartoe(punten[i], punten[i + 1], rest);
    rest -= lengten[i];
  }
  return punten[punten.length - 1];
}

/** @param {Punt} p */
function kort(p) {
  return `${Math.round(p[0] * 10) / 10},${Math.round(p[1] * 10) / 10}`;
}

/**
 * Where lines leave and enter the sides of boxes: spread over the side, in the order of where they go.
 * @param {Relatie[]} relaties @param {Plaatsing} p
 */
function verdeelPoorten(relaties, p) {
  /** @type {Map<string, {naam: string, ander: number, doos: Doos}[]>} */
  const kanten = new Map();
  for (const r of relaties) {
    const van = p.dozen.get(r.van), naar = p.dozen.get(r.naar);
    if (!van || !naar || BAND.includes(van.vak) || BAND.includes(naar.vak)) continue;
    const stap = Math.sign(kolom(naar) - kolom(van));
    bij(`${r.van} ${stap < 0 ? 'links' : 'rechts'}`, `${r.sleutel} uit`, naar.y, van);
    bij(`${r.naar} ${stap > 0 ? 'links' : 'rechts'}`, `${r.sleutel} in`, van.y, naar);
  }
  /** @type {Map<string, number>} */
  const uit = new Map();
  for (const poorten of kanten.values()) {
    poorten.sort((a, b) => a.ander - b.ander || (a.naam < b.naam ? -1 : 1));
    const { doos } = poorten[0];
    const stap = Math.min(11, (doos.h * 0.7) / poorten.length);
    poorten.forEach((poort, i) => uit.set(poort.naam, doos.y + (i - (poorten.length - 1) / 2) * stap));
  }
  return uit;

  /** @param {string} kant @param {string} naam @param {number} ander @param {Doos} doos */
  function bij(kant, naam, ander, doos) {
    kanten.set(kant, [...(kanten.get(kant) ?? []), { naam, ander, doos }]);
  }
}

/**
 * The relation whose line passes nearest to a point, within `ver`; null when none does.
 * @param {Map<string, Route>} alle @param {Punt} punt @param {number} ver
 * @returns {string | null}
 */
export function lijnBij(alle, punt, ver) {
  let beste = ver;
  let gevonden = null;
  for (const [sleutel, route] of alle) {
    for (let i = 1; i < route.punten.length; i++) {
      const d = totLijnstuk(punt, route.punten[i - 1], route.punten[i]);
      if (d < beste) {
        beste = d;
        gevonden = sleutel;
      }
    }
  }
  return gevonden;
}

/** @param {Punt} p @param {Punt} a @param {Punt} b */
function totLijnstuk(p, a, b) {
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
  const t = Math.max(0, Math.min(1, ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / (dx * dx + dy * dy || 1)));
  return afstand(p, [a[0] + t * dx, a[1] + t * dy]);
}
