import assert from 'node:assert/strict';
import { test } from 'node:test';
import { alsBestand, keuzeVan, lees, naamVan } from '../../../verandertheorie/uitvoer/kaart/bladzijde/bewaard.js';
import { gegevens, relatie, stand } from './voorbeeld.mjs';

const sessie = { sleutel: 'B10', datum: '2028-05-16' };

test('what is chosen has a name, and the other way round', () => {
  for (const keuze of [{ soort: 'knoop', sleutel: 'traag' }, { soort: 'relatie', sleutel: 'a b.leidt_tot.c' }]) assert.deepEqual(keuzeVan(naamVan(keuze)), keuze);
});

test('a claim is meant by its code, else by its ends; a relation without evidence by its words', () => {
  const g = gegevens({ sessie });
  g.relaties.push(relatie('hulp.helpt.moed', 'hulp', 'activeert', 'moed', [stand('')], { code: '' }));
  g.relaties.find((r) => r.sleutel === 'v1').tekst = 'De actor voert hulp uit.';
  g.relaties.find((r) => r.sleutel === 'c1').code = 'C1';
  const b = lees(g, { notities: { 'relatie c1': 'a', 'relatie hulp.helpt.moed': 'b', 'relatie v1': 'c', 'knoop traag': 'd', 'knoop moed': ' \u0007' } });
  assert.deepEqual(alsBestand(g, b).notities.map((n) => n.onderwerp), ['C1', '[hulp.helpt.moed]', 'De actor voert hulp uit.', 'traag']);
});

test('what the dossier has is where one starts, and what was kept goes over it', () => {
  const g = gegevens({ sessie, posities: { moed: [1, 2], hulp: [3, 4] }, beelden: [{ naam: 'Een' }] });
  const b = lees(g, { posities: { moed: [], rust: [5, 6], traag: ['x', 1] } });
  assert.deepEqual(b.posities, { moed: [], hulp: [3, 4], rust: [5, 6] });
  assert.deepEqual(b.beelden.map((x) => x.naam), ['Een']);
  assert.deepEqual(g.posities, { moed: [1, 2], hulp: [3, 4] });
});

test('nobody who raised a hand is no reaction', () => {
  const g = gegevens({ sessie });
  const b = lees(g, { reacties: { 'knoop traag': [0, 0, 0], 'knoop moed': [0, 2, 0] } });
  assert.deepEqual(alsBestand(g, b).reacties, [{ onderwerp: 'moed', klopt: 0, klopt_niet: 2, weten_we_niet: 0 }]);
});
