import assert from 'node:assert/strict';
import { test } from 'node:test';
import { plaats } from '../../../verandertheorie/uitvoer/kaart/bladzijde/plaatsing.js';
import { breek, pasIn } from '../../../verandertheorie/uitvoer/kaart/bladzijde/letters.js';
import { lijnBij, routes } from '../../../verandertheorie/uitvoer/kaart/bladzijde/lijnen.js';
import { meet, theorie } from './voorbeeld.mjs';

const SCHERMEN = [{ breedte: 300, hoogte: 400 }, { breedte: 950, hoogte: 620 }, { breedte: 1480, hoogte: 950 }, { breedte: 3840, hoogte: 2000 }];

function raken(a, b) {
  return Math.abs(a.x - b.x) < (a.b + b.b) / 2 - 0.01 && Math.abs(a.y - b.y) < (a.h + b.h) / 2 - 0.01;
}

function veel(n) {
  const vakken = [['actor', 'actor'], ['interventie', 'interventie'], ['mechanisme', 'mechanisme'], ['uitkomst', 'uitkomst'], ['systemische_factor', 'boven'], ['systemische_factor', 'onder']];
  return Array.from({ length: n }, (_, i) => {
    const [soort, vak] = vakken[i % 6];
    return { sleutel: `k${i}`, soort, vak, orde: Math.floor(i / 6), naam: `Knoop ${i} met een naam die ${'lang '.repeat(i % 9)}is` };
  });
}

test('no two boxes overlap and all lie within the sheet, at any size of screen and number of boxes', () => {
  for (const scherm of SCHERMEN) {
    for (const n of [1, 6, 40, 240]) {
      const p = plaats(veel(n), scherm, meet);
      const dozen = [...p.dozen.values()];
      assert.equal(dozen.length, n);
      dozen.forEach((a, i) => {
        assert.ok(a.x - a.b / 2 >= 0 && a.x + a.b / 2 <= p.breedte + 0.01, `${n} on ${scherm.breedte}: ${JSON.stringify(a)}`);
        assert.ok(a.y - a.h / 2 >= 0 && a.y + a.h / 2 <= p.hoogte + 0.01);
        dozen.slice(i + 1).forEach((b) => assert.ok(!raken(a, b), `${n} on ${scherm.breedte}`));
      });
    }
  }
});

test('names fit in their box, in letters that can be read', () => {
  for (const scherm of SCHERMEN) {
    for (const d of plaats(veel(60), scherm, meet).dozen.values()) {
      assert.ok(d.px >= 11);
      assert.ok(d.regels.every((regel) => meet(regel, d.px) <= d.b));
      assert.ok(d.regels.length * d.px * 1.2 <= d.h + 0.01);
    }
  }
});

test('a theory of forty boxes fits a screen of 950 by 620', () => {
  const p = plaats(veel(40), { breedte: 950, hoogte: 620 }, meet);
  assert.ok(p.hoogte <= 621, String(p.hoogte));
});

test('nothing to place gives an empty sheet', () => {
  const p = plaats([], { breedte: 900, hoogte: 600 }, meet);
  assert.equal(p.dozen.size, 0);
  assert.deepEqual(p.stroken, []);
});

test('a word of ten thousand letters is broken and cut, not lost and not endless', () => {
  const naam = pasIn('x'.repeat(10000), { breed: 120, px: 14, minst: 11, regels: 3 }, meet);
  assert.equal(naam.regels.length, 3);
  assert.ok(naam.regels[2].endsWith('…'));
  assert.ok(naam.regels.every((regel) => meet(regel, naam.px) <= 120));
});

test('a hyphenated word breaks at its hyphen and keeps it', () => {
  assert.deepEqual(breek('rijksuitvoerings-organisaties', 120, 10, meet), ['rijksuitvoerings-', 'organisaties']);
  assert.deepEqual(breek('praktijk-beleid', 400, 10, meet), ['praktijk-beleid']);
});

test('every line starts and ends at the side of its boxes', () => {
  const t = theorie();
  const p = plaats(t.dozen, { breedte: 950, hoogte: 620 }, meet);
  const langs = routes(t.g.relaties.filter(t.isLijn), p);
  assert.equal(langs.size, 7);
  for (const [sleutel, route] of langs) {
    const r = t.relaties.get(sleutel);
    const van = p.dozen.get(r.van), naar = p.dozen.get(r.naar);
    assert.ok(opRand(van, route.punten[0]), sleutel);
    if (naar) assert.ok(opRand(naar, route.eind), sleutel);
    else assert.ok(langs.get(r.op).punten.some(([x, y]) => Math.hypot(x - route.eind[0], y - route.eind[1]) < 30));
  }
});

/** A chain of points with more points on its straight parts. */
function dicht(punten) {
  return punten.slice(1).flatMap(([x, y], i) => Array.from({ length: 25 }, (_, n) => [punten[i][0] + ((x - punten[i][0]) * n) / 24, punten[i][1] + ((y - punten[i][1]) * n) / 24]));
}

function opRand(d, [x, y]) {
  const dx = Math.abs(x - d.x) - d.b / 2, dy = Math.abs(y - d.y) - d.h / 2;
  return dx < 0.2 && dy < 0.2 && Math.max(dx, dy) > -0.2;
}

test('a line past a column goes between its boxes', () => {
  const knopen = [
    { sleutel: 'i', soort: 'interventie', vak: 'interventie', orde: 0, naam: 'I' },
    ...[0, 1, 2].map((n) => ({ sleutel: `m${n}`, soort: 'mechanisme', vak: 'mechanisme', orde: n, naam: 'M' })),
    { sleutel: 'u', soort: 'uitkomst', vak: 'uitkomst', orde: 0, naam: 'U' },
  ];
  const p = plaats(knopen, { breedte: 900, hoogte: 600 }, meet);
  const route = routes([{ sleutel: 'r', van: 'i', naar: 'u', op: '' }], p).get('r');
  for (const n of [0, 1, 2]) {
    const d = p.dozen.get(`m${n}`);
    assert.ok(!dicht(route.punten).some(([x, y]) => Math.abs(x - d.x) < d.b / 2 && Math.abs(y - d.y) < d.h / 2 - 1));
  }
});

test('a line from the back row of a band does not run over the row in front', () => {
  const factoren = Array.from({ length: 24 }, (_, n) => ({ sleutel: `f${n}`, soort: 'systemische_factor', vak: 'boven', orde: n, naam: `Factor ${n}` }));
  const knopen = [...factoren, { sleutel: 'a', soort: 'actor', vak: 'actor', orde: 0, naam: 'A' }, { sleutel: 'u', soort: 'uitkomst', vak: 'uitkomst', orde: 0, naam: 'U' }];
  const p = plaats(knopen, { breedte: 950, hoogte: 620 }, meet);
  assert.ok(new Set(factoren.map((f) => p.dozen.get(f.sleutel).y)).size > 1);
  const langs = routes(factoren.map((f) => ({ sleutel: `r${f.sleutel}`, van: f.sleutel, naar: 'u', op: '' })), p);
  for (const route of langs.values()) {
    for (const f of factoren) {
      const d = p.dozen.get(f.sleutel);
      assert.ok(!dicht(route.punten).some(([x, y]) => Math.abs(x - d.x) < d.b / 2 - 0.5 && Math.abs(y - d.y) < d.h / 2 - 0.5));
    }
  }
});

test('the line under the mouse is the nearest one, when it is near', () => {
  const t = theorie();
  const p = plaats(t.dozen, { breedte: 950, hoogte: 620 }, meet);
  const langs = routes(t.g.relaties.filter(t.isLijn), p);
  const [x, y] = langs.get('c2').midden;
  assert.equal(lijnBij(langs, [x, y + 2], 9), 'c2');
  assert.equal(lijnBij(langs, [-500, -500], 9), null);
});
