import assert from 'node:assert/strict';
import { test } from 'node:test';
import { eersteToestand, houdBij } from '../../../verandertheorie/uitvoer/kaart/bladzijde/toestand.js';
import { leesvolgorde, volgende } from '../../../verandertheorie/uitvoer/kaart/bladzijde/toetsen.js';
import { plaats } from '../../../verandertheorie/uitvoer/kaart/bladzijde/plaatsing.js';
import { stemmenOver } from '../../../verandertheorie/uitvoer/kaart/bladzijde/stemmen.js';
import { celVan, rijenVan } from '../../../verandertheorie/uitvoer/kaart/bladzijde/matrix.js';
import { zoek } from '../../../verandertheorie/uitvoer/kaart/bladzijde/zoeken.js';
import { gegevens, meet, theorie, toestand } from './voorbeeld.mjs';

test('searching finds names, codes, sentences and words of sources, without accents or case', () => {
  const t = theorie();
  assert.equal(zoek(t, 'NAAM van traag', 1)[0].keuze.sleutel, 'traag');
  assert.equal(zoek(t, 'c2', 1)[0].keuze.sleutel, 'c2');
  assert.equal(zoek(t, 'gaf moed', 1)[0].keuze.sleutel, 'c1');
  assert.equal(zoek(t, 'gaf moed', 1)[0].kern, 'Het gaf móéd.');
  assert.deepEqual(zoek(t, '  ', 1), []);
  assert.deepEqual(zoek(t, 'bestaat-niet', 1), []);
});

test('searching never looks ahead', () => {
  const t = theorie();
  assert.deepEqual(zoek(t, 'straks', 0), []);
  assert.equal(zoek(t, 'straks', 1).length, 1);
  assert.deepEqual(zoek(t, 'naam van traag', 0), []);
});

test('voices: newest first, none later than the cycle, those of the core area', () => {
  const t = theorie();
  assert.deepEqual(stemmenOver(t.g, toestand(t), 'c1').map((x) => x.cyclus), [1, 0]);
  assert.deepEqual(stemmenOver(t.g, toestand(t, { cyclus: 0 }), 'c1').map((x) => x.cyclus), [0]);
  assert.deepEqual(stemmenOver(t.g, toestand(t, { gebied: 'D01' }), 'c1').map((x) => x.cyclus), [0]);
  assert.deepEqual(stemmenOver(t.g, toestand(t), 'bestaat-niet'), []);
});

test('the keyboard reaches every box, and comes back', () => {
  const t = theorie();
  const { dozen } = plaats(t.dozen, { breedte: 950, hoogte: 620 }, meet);
  const orde = leesvolgorde(dozen);
  let hier = orde[0];
  const gezien = [hier];
  for (let vorige = hier; (hier = volgende('ArrowDown', vorige, dozen, [])); vorige = hier) gezien.push(hier);
  assert.deepEqual(gezien, orde);
  assert.equal(volgende('Home', orde[3], dozen, []), orde[0]);
  assert.equal(volgende('End', orde[0], dozen, []), orde.at(-1));
  assert.equal(volgende('ArrowUp', orde[0], dozen, []), null);
});

test('right leads to an effect and left to a cause', () => {
  const t = theorie();
  const { dozen } = plaats(t.dozen, { breedte: 950, hoogte: 620 }, meet);
  assert.equal(volgende('ArrowRight', 'hulp', dozen, t.g.relaties), 'moed');
  assert.equal(volgende('ArrowLeft', 'moed', dozen, t.g.relaties), 'hulp');
  assert.equal(volgende('ArrowRight', 'tempo', dozen, t.g.relaties), null);
  assert.equal(volgende('x', 'tempo', dozen, t.g.relaties), null);
});

test('the matrix has the factors of the cycle, those that recur first, or the claims', () => {
  const t = theorie();
  assert.deepEqual(rijenVan(t, toestand(t)).map((r) => r.keuze.sleutel), ['traag', 'steun']);
  assert.deepEqual(rijenVan(t, toestand(t, { cyclus: 0 })).map((r) => r.keuze.sleutel), ['steun']);
  assert.deepEqual(rijenVan(t, toestand(t, { matrix: 'beweringen', cyclus: 0 })).map((r) => r.keuze.sleutel), ['c1', 'c2', 'h1', 'r1']);
});

test('a cell that is not shown says whether anybody had been there', () => {
  const t = theorie();
  const cel = (gebied, cyclus) => celVan(t, toestand(t, { cyclus }), t.g.gebieden.find((g) => g.sleutel === gebied), { D01: 'vastgesteld' }).woord;
  assert.equal(cel('D01', 1), 'vastgesteld');
  assert.equal(cel('D02', 0), 'nog niet geweest');
  assert.equal(cel('D02', 1), 'telt hier niet mee: te weinig stemmen gehoord');
});

test('one change of state reaches every follower with what was', () => {
  const winkel = houdBij(eersteToestand(gegevens(), { donker: true }));
  const gehoord = [];
  winkel.volg((nu, was) => gehoord.push([was.cyclus, nu.cyclus, nu.thema]));
  winkel.zet({ cyclus: 0 });
  assert.deepEqual(gehoord, [[1, 0, 'donker']]);
  assert.equal(eersteToestand(gegevens(), { smal: true }).weergave, 'tabel');
});
