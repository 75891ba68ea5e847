// The state of the page: what it opens with, and who hears of a change.
import assert from 'node:assert/strict';
import test from 'node:test';

import { eersteToestand, houdBij } from '../../../verandertheorie/uitvoer/kaart/bladzijde/toestand.js';

const gegevens = { cycli: [{ sleutel: 'c1' }, { sleutel: 'c2' }], verschil: null };

test('a page opens with the last cycle and nothing chosen', () => {
  const s = eersteToestand(gegevens);
  assert.equal(s.cyclus, 1);
  assert.equal(s.keuze, null);
  assert.equal(s.weergave, 'kaart');
});

test('on a narrow screen it opens as a table, in the theme of the machine', () => {
  const s = eersteToestand(gegevens, { smal: true, donker: true });
  assert.deepEqual([s.weergave, s.thema], ['tabel', 'donker']);
});

test('when two versions were asked for, their difference is lit', () => {
  assert.equal(eersteToestand({ ...gegevens, verschil: { oud: '1', nieuw: '2' } }).nadruk, 'verschil');
});

test('who follows hears what it is and what it was, and the old state stays as it was', () => {
  const winkel = houdBij(eersteToestand(gegevens));
  const gehoord = [];
  winkel.volg((nu, was) => gehoord.push([nu.cyclus, was.cyclus, nu.gebied]));
  winkel.zet({ cyclus: 0 });
  winkel.zet({ gebied: 'D01' });
  assert.deepEqual(gehoord, [[0, 1, ''], [0, 0, 'D01']]);
  assert.equal(winkel.lees().gebied, 'D01');
});
