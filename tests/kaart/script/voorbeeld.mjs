/** A small theory as the page gets it: one actor, one intervention, two mechanisms, one outcome, two factors, two cycles. */

import { leesTheorie } from '../../../verandertheorie/uitvoer/kaart/bladzijde/theorie.js';
import { eersteToestand } from '../../../verandertheorie/uitvoer/kaart/bladzijde/toestand.js';

/** Six pixels a letter at ten pixels. */
export const meet = (tekst, px) => [...tekst].length * px * 0.6;

function knoop(sleutel, soort, vak, orde, meer = {}) {
  return { sleutel, soort, naam: `Naam van ${sleutel}`, omschrijving: '', bedoeld: true, vak, orde, van: 0, tot: null, kenmerken: [], vragen: [], beelden: [], ...meer };
}

export function stand(status, meer = {}) {
  return { laag: 'theorie', status, woord: status, vastgesteld: '', zinnen: [], voor: 1, tegen: 0, cellen: { D01: 'bewijs_voor' }, ...meer };
}

export function relatie(sleutel, van, soort, naar, standen, meer = {}) {
  return { sleutel, code: sleutel.toUpperCase(), soort: 'bewering', relatie: soort, woord: soort, van, naar, op: '', tekst: `Zin ${sleutel}.`, standen, ...meer };
}

function beeld(meer = {}) {
  return { klasse: 'lokaal', woord: 'lokaal', zinnen: [], vastgesteld: 1, voor: 2, tegen: 1, cellen: { D01: 'vastgesteld' }, geraakt: [], theoretisch: [], vast: [], gestippeld: [], ...meer };
}

export function gegevens(meer = {}) {
  return {
    titel: 'Voorbeeld', voet: '', fictief: true, doelgroep: 'sessie', voor_wie: 'de leerbijeenkomst', opmerkingen: [], smal: ['', ''],
    cycli: [{ sleutel: 'c1', naam: 'c1', bezocht: 1 }, { sleutel: 'c2', naam: 'c2', bezocht: 2 }],
    gebieden: [
      { sleutel: 'kern', naam: 'De Kern', niveau: 'kerngebied', ligt_in: '', toonbaar: [true, true], geweest: [true, true] },
      { sleutel: 'D01', naam: 'D01', niveau: 'deelgebied', ligt_in: 'kern', toonbaar: [true, true], geweest: [true, true] },
      { sleutel: 'D02', naam: 'D02', niveau: 'deelgebied', ligt_in: 'kern', toonbaar: [false, true], geweest: [false, true] },
    ],
    celwoorden: {
      bewijs_voor: { teken: '+', woord: 'bewijs voor', kleur: 'voor' },
      vastgesteld: { teken: '●', woord: 'vastgesteld', kleur: 'er' },
      niet_onderzocht: { teken: '', woord: 'niet onderzocht', kleur: 'niets' },
    },
    knopen: [
      knoop('actor', 'actor', 'actor', 0),
      knoop('hulp', 'interventie', 'interventie', 0),
      knoop('moed', 'mechanisme', 'mechanisme', 0),
      knoop('rust', 'mechanisme', 'mechanisme', 1, { van: 1 }),
      knoop('tempo', 'uitkomst', 'uitkomst', 0),
      knoop('traag', 'systemische_factor', 'boven', 0, {
        beelden: [null, beeld({ geraakt: ['tempo'], vast: ['f1'] })], van: 1,
      }),
      knoop('steun', 'systemische_factor', 'onder', 0, { beelden: [beeld(), beeld()] }),
      knoop('prijs', 'rivaliserende_verklaring', null, 0),
    ],
    relaties: [
      relatie('v1', 'actor', 'voert_uit', 'hulp', [stand(''), stand('')], { soort: 'relatie' }),
      relatie('c1', 'hulp', 'activeert', 'moed', [stand('nog_niet_getoetst'), stand('goed_onderbouwd')]),
      relatie('c2', 'moed', 'leidt_tot', 'tempo', [stand('eerste_aanwijzing voor'), stand('tegenstrijdig')]),
      relatie('f1', 'traag', 'belemmert', 'tempo', [null, stand('voorlopig_onderbouwd')]),
      relatie('f2', 'traag', 'belemmert', '', [null, stand('voorlopig_onderbouwd')], { op: 'c1' }),
      relatie('h1', 'steun', 'bevordert', 'moed', [stand('nog_niet_getoetst'), stand('nog_niet_getoetst', { cellen: { D01: 'niet_onderzocht' } })]),
      relatie('oud', 'rust', 'leidt_tot', 'tempo', [null, stand('houdt_geen_stand', { laag: 'uitgefaseerd' })]),
      relatie('r1', 'prijs', 'rivaal_van', '', [stand('nog_niet_getoetst'), stand('nog_niet_getoetst')], { op: 'c1' }),
    ],
    zwakste: [['c1', 'c2', 'h1', 'r1'], ['h1', 'c2', 'c1', 'f1', 'f2', 'r1']],
    belemmeringen: [[], [{ factor: 'traag', naam: 'Traag', klasse: 'lokaal', woord: 'lokaal', bereik: 'samen', wie: 'samen', zin: '', gebieden: ['D01'], tegengeluid: '', band: '' }]],
    helpend: [[], []],
    veranderingen: [[], [{ soort: 'relatie', sleutel: 'c2', aard: 'oordeel', zin: 'c2 veranderde', stem: null }]],
    stemmen: { c1: [
      { cyclus: 0, teken: 1, kern: 'Het gaf móéd.', citaat: '', van: 'een ondernemer, De Kern, c1', kerngebied: 'kern', gebied: '', is_gezien: false, waarom_niet: '', andere_verklaring: '' },
      { cyclus: 1, teken: -1, kern: 'Later niet meer.', citaat: 'Straks zijn zij weg.', van: 'een gemeente, c2', kerngebied: '', gebied: '', is_gezien: false, waarom_niet: '', andere_verklaring: '' },
    ] },
    achtergehouden: {}, uitleg: {}, uitlegregels: [], verschil: null, bewijs: { totaal: 2, achtergehouden: 0 },
    sessie: null, posities: {}, beelden: [],
    ...meer,
  };
}

export function theorie(meer) {
  return leesTheorie(gegevens(meer));
}

export function toestand(t, meer = {}) {
  return { ...eersteToestand(t.g), ...meer };
}
