import assert from 'node:assert/strict';
import { test } from 'node:test';
import { alleenTheoretisch, blijft, dozenVan, heeftWoorden, inGebied, isGevonden, isTeSmal, lijnenVan, nietTeVergelijken, verlicht, voorZover } from '../../../verandertheorie/uitvoer/kaart/bladzijde/theorie.js';
import { theorie, toestand } from './voorbeeld.mjs';

const sleutels = (dingen) => dingen.map((x) => x.sleutel).sort();

test('lines of systemic factors are drawn on request only, retired claims never', () => {
  const t = theorie();
  assert.deepEqual(sleutels(lijnenVan(t, toestand(t), null)), ['c1', 'c2', 'v1']);
  assert.deepEqual(sleutels(lijnenVan(t, toestand(t, { lijnen: true }), null)), ['c1', 'c2', 'f1', 'f2', 'h1', 'v1']);
});

test('a map of which all words are withheld has none to read or search', () => {
  const t = theorie();
  assert.equal(heeftWoorden({ ...t.g, bewijs: { totaal: 3, achtergehouden: 2 } }), true);
  assert.equal(heeftWoorden({ ...t.g, bewijs: { totaal: 3, achtergehouden: 3 } }), false);
});

test('what is not there yet in a cycle is not drawn', () => {
  const t = theorie();
  assert.deepEqual(sleutels(lijnenVan(t, toestand(t, { cyclus: 0, lijnen: true }), null)), ['c1', 'c2', 'h1', 'v1']);
  assert.deepEqual(sleutels(dozenVan(t, toestand(t, { cyclus: 0 }))), ['actor', 'hulp', 'moed', 'steun', 'tempo']);
});

test('what is no box is never drawn', () => {
  const t = theorie();
  assert.ok(!sleutels(dozenVan(t, toestand(t))).includes('prijs'));
  assert.ok(!t.isLijn(t.relaties.get('r1')));
});

test('a factor lights what it acts on, also the claim, and what it reaches', () => {
  const t = theorie();
  const licht = verlicht(t, toestand(t, { keuze: { soort: 'knoop', sleutel: 'traag' } }));
  assert.deepEqual([...licht.knopen].sort(), ['hulp', 'moed', 'tempo', 'traag']);
  assert.deepEqual([...licht.relaties].sort(), ['c1', 'f1', 'f2']);
});

test('a path that holds nowhere is theoretical', () => {
  const t = theorie();
  t.knopen.get('traag').beelden[1].gestippeld.push('c2');
  assert.deepEqual([...alleenTheoretisch(t, toestand(t, { keuze: { soort: 'knoop', sleutel: 'traag' } })).relaties], ['c2']);
});

test('what changed is lit with both its ends, and what is new', () => {
  const t = theorie();
  const licht = verlicht(t, toestand(t, { nadruk: 'veranderd' }));
  assert.deepEqual([...licht.relaties], ['c2']);
  assert.deepEqual([...licht.knopen].sort(), ['moed', 'rust', 'tempo', 'traag']);
});

test('an area keeps what was found there, and who carries it out; nothing found is not found', () => {
  const t = theorie();
  const hier = inGebied(t, toestand(t, { gebied: 'D01' }));
  assert.ok(hier.relaties.has('c1') && hier.relaties.has('v1') && hier.knopen.has('actor'));
  assert.ok(!hier.relaties.has('h1'));
  assert.equal(inGebied(t, toestand(t, { gebied: 'D02' })).relaties.size, 0);
  assert.ok(inGebied(t, toestand(t, { gebied: 'kern' })).relaties.has('c1'));
  assert.equal(isGevonden(t.g, { D01: 'onbekende-cel' }, new Set(['D01'])), true);
});

test('leaving out what is not lit leaves the same boxes in every cycle', () => {
  const t = theorie();
  const s = toestand(t, { alleen: true, keuze: { soort: 'knoop', sleutel: 'moed' } });
  assert.deepEqual(blijft(t, { ...s, cyclus: 0 }), blijft(t, s));
  assert.equal(blijft(t, toestand(t, { alleen: true })).size, t.dozen.length);
});

test('a difference between versions shows what is gone too', () => {
  const t = theorie({ verschil: { oud: 'versie 1', nieuw: 'versie 2', knopen: {}, relaties: { oud: 'weg' }, regels: [] } });
  assert.equal(toestand(t).nadruk, 'verschil');
  assert.ok(sleutels(lijnenVan(t, toestand(t), null)).includes('oud'));
});

test('where too few people were heard, nothing is said to be the same, and nobody to have been silent', () => {
  const { g } = theorie();
  const nu = { ...g, smal: ['D01 telt hier niet mee.', ''], cycli: g.cycli.map((c, i) => ({ ...c, bezocht: i })) };
  assert.deepEqual([isTeSmal(nu, 0), isTeSmal(nu, 1)], [true, false]);
  assert.equal(nietTeVergelijken(nu, 1), `In ${g.cycli[0].naam} zijn nog te weinig stemmen gehoord om te vergelijken.`);
  assert.equal(nietTeVergelijken({ ...nu, smal: ['', ''] }, 1), '');
  assert.deepEqual([voorZover(nu, 0), voorZover(nu, 1)], [', voor zover het hier meetelt', '']);
});
