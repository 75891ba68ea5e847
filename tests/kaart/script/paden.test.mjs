import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bereikbaar, HOOGSTENS, paden, zwakste } from '../../../verandertheorie/uitvoer/kaart/bladzijde/paden.js';
import { isGekozen } from '../../../verandertheorie/uitvoer/kaart/bladzijde/toestand.js';
import { blijft, lijnenVan, verlicht } from '../../../verandertheorie/uitvoer/kaart/bladzijde/theorie.js';
import { gegevens, relatie, stand, theorie, toestand } from './voorbeeld.mjs';

const langs = (t, van, naar, c = 1) => paden(t, c, van, naar).paden.map((p) => p.stappen.map((r) => r.sleutel).join(' '));

test('a way goes along claims, also from a claim that a factor hinders to where that ends, short ones first', () => {
  const t = theorie();
  assert.deepEqual(langs(t, 'hulp', 'tempo'), ['c1 c2']);
  assert.deepEqual(langs(t, 'traag', 'tempo'), ['f1', 'f2 c2']);
  assert.deepEqual(paden(t, 1, 'traag', 'tempo').paden[1].knopen, ['traag', 'moed', 'tempo']);
});

test('nothing goes back, along who carries it out, over what is retired, or before it is there', () => {
  const t = theorie();
  for (const [van, naar] of [['tempo', 'hulp'], ['actor', 'hulp'], ['rust', 'tempo'], ['hulp', 'hulp'], ['prijs', 'tempo']]) assert.deepEqual(langs(t, van, naar), [], `${van} ${naar}`);
  assert.deepEqual(langs(t, 'traag', 'tempo', 0), []);
});

test('what can be reached is where a way leads to', () => {
  const t = theorie();
  assert.deepEqual([...bereikbaar(t, 1, 'traag').knopen].sort(), ['moed', 'tempo']);
  assert.deepEqual([...bereikbaar(t, 1, 'traag').relaties].sort(), ['c2', 'f1', 'f2']);
  assert.equal(bereikbaar(t, 1, 'tempo').knopen.size, 0);
});

test('the weakest step is the first in the order of Python, and no claim that a step only falls onto', () => {
  const t = theorie();
  assert.deepEqual(paden(t, 1, 'traag', 'tempo').paden.map((p) => zwakste(t, 1, p).sleutel), ['f1', 'c2']);
  t.g.zwakste[1].unshift('c1');
  assert.deepEqual(paden(t, 1, 'traag', 'tempo').paden.map((p) => zwakste(t, 1, p).sleutel), ['f1', 'c2']);
});

test('two boxes light the ways between them, or one of these; one box all that it leads to', () => {
  const t = theorie();
  const licht = (pad) => verlicht(t, toestand(t, { pad: { van: 'traag', naar: 'tempo', nr: -1, ...pad } }));
  assert.deepEqual([...licht({}).relaties].sort(), ['c1', 'c2', 'f1', 'f2']);
  assert.deepEqual([...licht({ nr: 0 }).relaties], ['f1']);
  assert.deepEqual([...licht({ naar: '' }).knopen].sort(), ['hulp', 'moed', 'tempo', 'traag']);
  assert.deepEqual([...licht({ van: 'tempo', naar: 'hulp' }).knopen].sort(), ['hulp', 'tempo']);
  assert.deepEqual([...licht({ van: 'tempo', naar: 'hulp' }).relaties], []);
  assert.deepEqual(lijnenVan(t, toestand(t), licht({})).map((r) => r.sleutel).filter((k) => k.startsWith('f')).sort(), ['f1', 'f2']);
  assert.equal(verlicht(t, toestand(t, { cyclus: 0, pad: { van: 'traag', naar: 'tempo', nr: -1 } })), null);
});

test('what is chosen comes before the ways, and only what is on them stays when the rest is left out', () => {
  const t = theorie(), pad = { van: 'hulp', naar: 'tempo', nr: -1 };
  const keuze = { soort: 'relatie', sleutel: 'c1' };
  assert.deepEqual([...verlicht(t, toestand(t, { pad, keuze })).relaties], ['c1']);
  assert.deepEqual([isGekozen(toestand(t, { pad }), 'hulp'), isGekozen(toestand(t, { pad }), 'tempo'), isGekozen(toestand(t, { pad, keuze }), 'hulp')], [true, true, false]);
  assert.deepEqual([...blijft(t, toestand(t, { pad, alleen: true }))].sort(), ['hulp', 'moed', 'tempo']);
});

/** Mechanisms k0, k1 … with these steps between them. */
function net(n, pijlen) {
  const basis = gegevens().knopen.find((k) => k.sleutel === 'moed');
  const knopen = Array.from({ length: n }, (_, i) => ({ ...basis, sleutel: `k${i}` }));
  const relaties = pijlen.map(([a, b], i) => relatie(`r${String(i).padStart(3, '0')}`, `k${a}`, 'leidt_tot', `k${b}`, [stand('x'), stand('x')]));
  return theorie({ knopen, relaties });
}

test('on 300 theories that go round these are all the ways, in order, as looking everywhere finds them', () => {
  let zaad = 7;
  const lot = (n) => (zaad = (zaad * 48271) % 2147483647) % n;
  for (let wereld = 0; wereld < 300; wereld++) {
    const n = 3 + lot(4), pijlen = Array.from({ length: lot(11) }, () => [lot(n), lot(n)]);
    const alle = [];
    const verder = (hier, gezien, stappen) => {
      if (hier === 1) return alle.push(stappen);
      pijlen.forEach(([a, b], i) => a === hier && !gezien.includes(b) && verder(b, [...gezien, b], [...stappen, `r${String(i).padStart(3, '0')}`]));
    };
    verder(0, [0], []);
    alle.sort((a, b) => a.length - b.length || (a.join() < b.join() ? -1 : 1));
    assert.deepEqual(langs(net(n, pijlen), 'k0', 'k1'), alle.slice(0, HOOGSTENS).map((s) => s.join(' ')));
  }
});

test('where there are more ways than anybody reads, the short ones come back at once, and that there are more', () => {
  const n = 40, pijlen = [];
  for (let a = 0; a < n; a++) for (let b = 0; b < n; b++) if (a !== b) pijlen.push([a, b]);
  const { paden: er, meer } = paden(net(n, pijlen), 1, 'k0', 'k1');
  assert.deepEqual([er.length, meer, er[0].stappen.length, er[99].stappen.length], [HOOGSTENS, true, 1, 3]);
  const rij = [];
  for (let laag = 0; laag < 16; laag++) for (const [a, b] of [[0, 1], [0, 2], [1, 3], [2, 3]]) rij.push([laag * 3 + a, laag * 3 + b]);
  const ver = paden(net(49, rij), 1, 'k0', 'k48');
  assert.deepEqual([ver.paden.length, ver.meer], [0, true]);
});
