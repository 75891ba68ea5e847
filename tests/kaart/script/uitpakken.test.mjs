/** What Python packed comes back as plain data. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pakUit } from '../../../verandertheorie/uitvoer/kaart/bladzijde/uitpakken.js';

const doos = {
  vormen: [['naam', 'deel', 'rest'], ['c1', '__proto__']],
  delen: [0, 'een zin', [1, 1, 0], true, null],
  alles: [0, 2, 2, [2, 'x', 3], [1, 'kort'], [0], 4, 'tekst'],
};

test('a number points at a part, and what a thing leaves out is empty text', () => {
  const uit = /** @type {any[]} */ (pakUit(doos));
  assert.deepEqual(uit[0], { naam: 'een zin', deel: 0, rest: '' });
  assert.deepEqual(uit.slice(3), [{ naam: 'kort', deel: '', rest: '' }, [], null, 'tekst']);
});

test('a part that stands in more places is one object', () => {
  const uit = /** @type {any[]} */ (pakUit(doos));
  assert.equal(uit[0], uit[1]);
});

test('a name is only a name', () => {
  const uit = /** @type {any[]} */ (pakUit(doos));
  assert.deepEqual(Object.entries(uit[2]), [['c1', 'x'], ['__proto__', true]]);
});
