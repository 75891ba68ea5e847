import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LEGENDA, PALET, lijnstijl } from '../../../verandertheorie/uitvoer/kaart/bladzijde/kleuren.js';
import { alsSvg, blad, opVolgorde } from '../../../verandertheorie/uitvoer/kaart/bladzijde/prent.js';
import { verbeeld } from '../../../verandertheorie/uitvoer/kaart/bladzijde/kaartvlak.js';
import { meet, theorie, toestand } from './voorbeeld.mjs';

const MAAT = { breedte: 950, hoogte: 620 };
const beeldVan = (t, meer = {}) => verbeeld(t, toestand(t, meer), MAAT, PALET.licht, meet);

test('positions are the same in every cycle', () => {
  const t = theorie();
  assert.deepEqual(beeldVan(t, { cyclus: 0 }).plaatsing, beeldVan(t, { cyclus: 1 }).plaatsing);
});

test('new boxes and changed lines carry a sign, not only a colour', () => {
  const t = theorie();
  const teksten = opVolgorde(beeldVan(t, { nadruk: 'veranderd' }).tafereel).map((d) => d.tekst);
  assert.ok(teksten.includes('NIEUW'));
  assert.ok(teksten.includes('Δ ≠'));
});

test('a factor tells where it is established, that it is a guess, or in a chosen area its state', () => {
  const t = theorie();
  const op = (meer) => beeldVan(t, meer).tafereel.dozen.get('traag').map((d) => d.tekst);
  assert.ok(op({}).includes('●1 ✗1'));
  assert.ok(op({ gebied: 'D01' }).includes('● vastgesteld'));
  const gok = t.knopen.get('traag').beelden[1];
  Object.assign(gok, { klasse: 'vermoeden', woord: 'vermoeden', vastgesteld: 0, voor: 6, tegen: 0 });
  assert.ok(op({}).includes('○ vermoeden'), 'six voices make no established blocker');
});

test('only a claim that stands without each of its sources is drawn without a break', () => {
  const heel = (status) => lijnstijl({ soort: 'bewering' }, { status, laag: 'theorie' }).streep.length === 0;
  assert.deepEqual(['goed_onderbouwd', 'voorlopig_onderbouwd', 'eerste_aanwijzing voor', 'onbeslist'].map(heel), [true, true, false, false]);
  assert.notEqual(lijnstijl({ soort: 'relatie' }, null).streep.length, 0);
});

test('what hinders and helps a box is counted on it until the lines are drawn', () => {
  const t = theorie();
  const op = (meer) => beeldVan(t, meer).tafereel.dozen.get('moed').map((d) => d.tekst);
  assert.ok(op({}).includes('+1'));
  assert.ok(!op({ lijnen: true }).includes('+1'));
});

test('every status has a dash, thickness, colour or sign of its own', () => {
  const statussen = ['goed_onderbouwd', 'voorlopig_onderbouwd', 'eerste_aanwijzing voor', 'wisselt_per_gebied', 'tegenstrijdig', 'onbeslist', 'twijfelachtig', 'eerste_aanwijzing tegen', 'houdt_geen_stand', 'nog_niet_getoetst'];
  const stijlen = statussen.map((status) => lijnstijl({ soort: 'bewering' }, { status, laag: 'theorie' }));
  const grijs = stijlen.map((s) => JSON.stringify([s.dikte, s.streep, s.teken]));
  assert.equal(new Set(grijs).size, statussen.length);
  assert.equal(lijnstijl({ soort: 'bewering' }, { status: 'onbeslist', laag: 'kandidaat' }).teken, 'idee');
});

test('for a chosen sub-area a line says what was found there', () => {
  const t = theorie();
  t.relaties.get('c1').standen[1].cellen = { D01: 'klopt_niet' };
  const teken = (meer) => opVolgorde(beeldVan(t, meer).tafereel).map((d) => d.tekst).filter((x) => x === '✗');
  assert.deepEqual(teken({}), []);
  assert.deepEqual(teken({ gebied: 'D01' }), ['✗']);
  assert.deepEqual(teken({ gebied: 'kern' }), []);
});

test('an outcome that nobody wanted says so', () => {
  const t = theorie();
  t.knopen.get('tempo').bedoeld = false;
  assert.ok(beeldVan(t).tafereel.dozen.get('tempo').some((d) => d.tekst === 'onbedoeld'));
});

test('text and lines stand out enough from what is behind them, in both themes', () => {
  for (const p of [PALET.licht, PALET.donker]) {
    for (const [vul, rand] of Object.values(p.vlak)) {
      assert.ok(contrast(p.tekst, vul) >= 4.5);
      assert.ok(contrast(rand, p.papier) >= 4.5 && contrast(rand, vul) >= 3);
    }
    for (const kleur of Object.values(p.lijn)) {
      for (const achter of [p.papier, ...p.band, p.systeem, p.helpend]) assert.ok(contrast(kleur, achter) >= 4.5, `${kleur} ${achter}`);
    }
    assert.ok(contrast(p.opMerk, p.merk) >= 4.5);
    assert.ok(contrast(p.lijn.factor, p.vlak.systemische_factor[0]) >= 4.5);
  }
});

test('a sheet has title, legend and origin; hostile text stays text', () => {
  const titel = '<script>alert(1)</script> & "x" \ud800 \u0000';
  const t = theorie({ titel });
  t.knopen.get('moed').naam = '</text><script>alert(2)</script>';
  const { tafereel, plaatsing } = beeldVan(t);
  const svg = alsSvg(blad(tafereel, plaatsing, { titel, moment: 'c2', waarschuwing: 'niet doorgeven', voet: 'dossier x' }, PALET.licht), titel);
  assert.ok(!svg.includes('<script'));
  assert.ok(!/[\u0000\ud800]/.test(svg));
  assert.ok(svg.includes('&#60;script&#62;alert(1)'));
  for (const [uitleg] of LEGENDA) assert.ok(svg.includes(uitleg));
  assert.ok(svg.includes('dossier x') && svg.includes('niet doorgeven'));
  const breed = [...svg.matchAll(/<text x="([\d.]+)"[^>]*>([^<]*)</g)].filter(([, , tekst]) => tekst.startsWith('✗ stemmen'));
  assert.ok(breed.length === 1 && Number(breed[0][1]) + breed[0][2].length * 6 < plaatsing.breedte);
});

function contrast(a, b) {
  const [x, y] = [licht(a), licht(b)].sort((m, n) => n - m);
  return (x + 0.05) / (y + 0.05);
}

function licht(hex) {
  const [r, g, b] = [1, 3, 5].map((i) => parseInt(hex.slice(i, i + 2), 16) / 255).map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
