/** Which colour, thickness and dash say what; in light, dark and forced colours. Every meaning also has a sign or a dash. */

/** @typedef {import('./gegevens').Relatiestand} Stand */
/** @typedef {import('./gegevens').Relatie} Relatie */
/**
 * Colours: of the paper, the text, the bands, a shape with its edge per kind, and of lines per direction.
 * @typedef {{
 *   papier: string, tekst: string, zacht: string, band: [string, string], systeem: string, helpend: string, merk: string, opMerk: string,
 *   vlak: Record<string, [string, string]>, lijn: Record<'voor' | 'beide' | 'tegen' | 'niets' | 'factor' | 'helpt', string>,
 *   dof: number,
 * }} Palet
 */
/** @typedef {{kleur: keyof Palet['lijn'], dikte: number, streep: number[], teken: string}} Lijnstijl */

/** @type {Record<'licht' | 'donker' | 'dwang', Palet>} */
export const PALET = {
  licht: {
    papier: '#ffffff', tekst: '#14202b', zacht: '#45525c', band: ['#f6f8fa', '#edf1f5'], systeem: '#fbf3f7', helpend: '#f3f1fb', merk: '#ffd54a', opMerk: '#14202b',
    vlak: {
      actor: ['#eceff1', '#45525c'], interventie: ['#dcecf8', '#01568a'], mechanisme: ['#fff3d1', '#7a5200'],
      uitkomst: ['#ddf1e6', '#00603f'], systemische_factor: ['#f9e1ec', '#8a1250'], helpend: ['#e4e0f7', '#43358b'],
    },
    lijn: { voor: '#00603f', beide: '#9a4a00', tegen: '#a1160f', niets: '#5d6b78', factor: '#8a1250', helpt: '#43358b' },
    dof: 0.15,
  },
  donker: {
    papier: '#0e151b', tekst: '#f2f6f9', zacht: '#c4d0da', band: ['#121c24', '#18242e'], systeem: '#21161e', helpend: '#191530', merk: '#ffd54a', opMerk: '#14202b',
    vlak: {
      actor: ['#2b3842', '#c4d0da'], interventie: ['#0d3a5a', '#8cc8ee'], mechanisme: ['#4a3605', '#ffd97a'],
      uitkomst: ['#0c4030', '#86e0b5'], systemische_factor: ['#4d1533', '#ff9ccb'], helpend: ['#2c2460', '#c0b4ff'],
    },
    lijn: { voor: '#86e0b5', beide: '#ffb066', tegen: '#ff8d85', niets: '#b0bcc7', factor: '#ff9ccb', helpt: '#c0b4ff' },
    dof: 0.2,
  },
  dwang: {
    papier: 'Canvas', tekst: 'CanvasText', zacht: 'CanvasText', band: ['Canvas', 'Canvas'], systeem: 'Canvas', helpend: 'Canvas', merk: 'Highlight', opMerk: 'HighlightText',
    vlak: {
      actor: ['Canvas', 'CanvasText'], interventie: ['Canvas', 'CanvasText'], mechanisme: ['Canvas', 'CanvasText'],
      uitkomst: ['Canvas', 'CanvasText'], systemische_factor: ['Canvas', 'CanvasText'], helpend: ['Canvas', 'CanvasText'],
    },
    lijn: { voor: 'CanvasText', beide: 'CanvasText', tegen: 'CanvasText', niets: 'CanvasText', factor: 'CanvasText', helpt: 'CanvasText' },
    dof: 0.3,
  },
};

/** How a claim is drawn by its status: without a break only where the word stands without each of its sources. @type {Record<string, Lijnstijl>} */
const STATUS = {
  goed_onderbouwd: { kleur: 'voor', dikte: 4.2, streep: [], teken: '' },
  voorlopig_onderbouwd: { kleur: 'voor', dikte: 2.5, streep: [], teken: '' },
  'eerste_aanwijzing voor': { kleur: 'voor', dikte: 1.7, streep: [12, 4], teken: '' },
  wisselt_per_gebied: { kleur: 'beide', dikte: 2.3, streep: [8, 6], teken: '±' },
  tegenstrijdig: { kleur: 'beide', dikte: 2.3, streep: [8, 6], teken: '≠' },
  'eerste_aanwijzing tegengesteld': { kleur: 'beide', dikte: 1.6, streep: [8, 6], teken: '?' },
  onbeslist: { kleur: 'beide', dikte: 1.6, streep: [8, 6], teken: '?' },
  twijfelachtig: { kleur: 'tegen', dikte: 1.8, streep: [14, 4, 2, 4], teken: '✗' },
  'eerste_aanwijzing tegen': { kleur: 'tegen', dikte: 1.5, streep: [14, 4, 2, 4], teken: '✗' },
  houdt_geen_stand: { kleur: 'tegen', dikte: 3.2, streep: [14, 4, 2, 4], teken: '✗' },
  nog_niet_getoetst: { kleur: 'niets', dikte: 1.5, streep: [2, 5], teken: '' },
};
/** @type {Lijnstijl} */
const ZONDER_BEWIJS = { kleur: 'niets', dikte: 1.1, streep: [1, 4], teken: '' };

/** How a claim is drawn for one area, by its state there. @type {Record<string, Lijnstijl>} */
const IN_GEBIED = {
  klopt: { ...STATUS['eerste_aanwijzing voor'], dikte: 2.5 },
  klopt_niet: { ...STATUS.twijfelachtig, dikte: 2.5 },
  verdeeld: STATUS.tegenstrijdig,
  te_weinig: STATUS.onbeslist,
};

/**
 * How a relation is drawn in a cycle; for one sub-area by its state there.
 * @param {Relatie} r @param {Stand | null} stand @param {string} [cel]
 * @returns {Lijnstijl}
 */
export function lijnstijl(r, stand, cel) {
  if (!stand || r.soort === 'relatie') return ZONDER_BEWIJS;
  if (cel !== undefined) return IN_GEBIED[cel] ?? STATUS.nog_niet_getoetst;
  const stijl = STATUS[stand.status] ?? STATUS.nog_niet_getoetst;
  return stand.laag === 'kandidaat' ? { ...stijl, teken: 'idee' } : stijl;
}

/** What a legend of lines shows, in its order. @type {[string, Lijnstijl][]} */
export const LEGENDA = [
  ['klopt; dikker is steviger', STATUS.voorlopig_onderbouwd],
  ['eerste aanwijzing', STATUS['eerste_aanwijzing voor']],
  ['wisselt per gebied', STATUS.wisselt_per_gebied],
  ['tegenstrijdig', STATUS.tegenstrijdig],
  ['onbeslist', STATUS.onbeslist],
  ['spreekt tegen', STATUS.twijfelachtig],
  ['niet getoetst', STATUS.nog_niet_getoetst],
];
