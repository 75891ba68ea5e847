/** What stands above the map, on the screen and on what people take away: of when, of where, for whom. */

import { gebiedsnaam } from './theorie.js';

/** @typedef {import('./gegevens').Kaartgegevens} Kaartgegevens */
/** @typedef {import('./toestand').Toestand} Toestand */

/** @param {Kaartgegevens} g @param {Toestand} s */
export function ondertitel(g, s) {
  const gebied = g.gebieden.find((x) => x.sleutel === s.gebied);
  return [g.cycli[s.cyclus].naam, gebied && gebiedsnaam(gebied), `voor ${g.voor_wie}`, g.fictief && 'fictieve voorbeeldgegevens'].filter(Boolean).join(' · ');
}

/** What must not be missed on a map with everything on it; empty for other audiences. @param {Kaartgegevens} g */
export function waarschuwing(g) {
  return g.doelgroep === 'monitor' ? 'Alleen voor de lerende monitors: niet doorgeven. Hier staat ook wat bronnen niet vrijgaven.' : '';
}
