/**
 * What Python puts in the page (`gegevens.py` fills it in): all that one audience may see, and nothing else.
 *
 * Lists "per cycle" run along `cycli`. Keys are those of the dossier; words are Dutch and come from the glossary.
 */

export type Teken = 1 | -1;
export type Soort =
  | 'actor' | 'interventie' | 'mechanisme' | 'uitkomst' | 'systemische_factor'
  | 'context' | 'aanname' | 'rivaliserende_verklaring' | 'handelingsperspectief';
/** Where a box stands: in one of four columns, or in the band above (hinders) or below (helps). */
export type Vak = 'actor' | 'interventie' | 'mechanisme' | 'uitkomst' | 'boven' | 'onder';
export type Laag = 'theorie' | 'kandidaat' | 'uitgefaseerd' | 'aanname';

export interface Kaartgegevens {
  titel: string;
  /** As of which cycle, from which dossier, with which parameters and program. */
  voet: string;
  fictief: boolean;
  doelgroep: 'monitor' | 'sessie' | 'kernteam' | 'opdrachtgever' | 'partner' | 'publiek';
  /** 'de leerbijeenkomst' */
  voor_wie: string;
  /** What is not on this map, and why, in sentences. */
  opmerkingen: string[];
  /** Per cycle which places do not count for who looks; empty when all do. */
  smal: string[];
  /** Up to the cycle the map is about, never empty: without cycles there is one, with an empty key. */
  cycli: Cyclus[];
  /** Every core area followed by its sub-areas; sub-areas that lie in none come last. */
  gebieden: Kaartgebied[];
  /** The meaning of every cell that occurs in `cellen`, by its key, in the order of a legend. */
  celwoorden: Record<string, Celwoord>;
  /** By key. Also nodes that are no boxes: they are told in the panel of what they belong to. */
  knopen: Kaartknoop[];
  /** By code, else key. */
  relaties: Relatie[];
  /** Per cycle the claims of the theory, the one that is least likely to hold in a next area first. */
  zwakste: string[][];
  /** Per cycle, in the order in which this audience sees them. */
  belemmeringen: Terugkeerregel[][];
  helpend: Terugkeerregel[][];
  /** Per cycle what differs from the cycle before it; the first is empty. */
  veranderingen: Veranderregel[][];
  /** What was found on a claim or factor and may be read, oldest first. */
  stemmen: Record<string, Kaartstem[]>;
  /** Per claim or factor and cycle: how many findings there are of which the words may not be read. */
  achtergehouden: Record<string, number[]>;
  /** How a judgement comes about: per claim or factor and cycle the numbers of lines in `uitlegregels`. */
  uitleg: Record<string, number[][]>;
  uitlegregels: string[];
  /** The difference between two versions of the theory, when that was asked for. */
  verschil: Verschil | null;
  /** How many items of evidence there are, and of how many the words are withheld from this audience. */
  bewijs: { totaal: number; achtergehouden: number };
  /** The session that this map is for; null when it is for none: then nothing is typed on it. */
  sessie: { sleutel: string; datum: string } | null;
  /** Boxes that people put somewhere: shares of width and height, in thousandths. */
  posities: Record<string, Plek>;
  /** Views to walk through, in their order. */
  beelden: Beeldregel[];
}

/** Empty: where it would stand by itself. */
export type Plek = [number, number] | [];

/** Empty text: the last cycle, all areas, nothing chosen. */
export interface Beeldregel {
  naam: string;
  tekst: string;
  cyclus: string;
  gebied: string;
  deel: 'knoop' | 'relatie' | '';
  sleutel: string;
  weergave: 'kaart' | 'matrix' | 'tabel';
  veranderd: boolean;
  lijnen: boolean;
  alleen: boolean;
}

export interface Cyclus {
  sleutel: string;
  /** 'c3 · 2027-Q1' */
  naam: string;
  /** How many areas somebody had been to by then. */
  bezocht: number;
}

export interface Kaartgebied {
  sleutel: string;
  naam: string;
  niveau: 'kerngebied' | 'deelgebied';
  /** The core area it lies in; empty when none. */
  ligt_in: string;
  /** Per cycle: whether states in it are shown, of everything or of nothing. Always true for a core area. */
  toonbaar: boolean[];
  /** Per cycle: whether anybody had been there by then. Always true for a core area. */
  geweest: boolean[];
}

export interface Celwoord {
  /** One sign, different in black and white. */
  teken: string;
  woord: string;
  /** How it is coloured: a claim holds or not, a factor is there or not. */
  kleur: 'voor' | 'beide' | 'tegen' | 'er' | 'er_niet' | 'niets' | 'weinig';
}

export interface Kaartknoop {
  sleutel: string;
  soort: Soort;
  naam: string;
  omschrijving: string;
  /** False for an outcome that nobody wanted. */
  bedoeld: boolean;
  /** Null: no box. */
  vak: Vak | null;
  /** Place in its column or band, from 0. */
  orde: number;
  /** Index of the first cycle in which it is part of the theory. */
  van: number;
  /** Index of the first cycle in which it no longer is; null when it still is. */
  tot: number | null;
  /** What else is known of it: ['wie kan er iets aan doen', 'samen']. */
  kenmerken: [string, string][];
  /** Questions to talk about it with. */
  vragen: string[];
  /** Of a factor: per cycle how it stands; null when it is not there. Empty list for anything else. */
  beelden: (Knoopbeeld | null)[];
}

/** A factor as of one cycle. */
export interface Knoopbeeld {
  klasse: string;
  /** The class in words. */
  woord: string;
  /** Where it plays, in sentences. */
  zinnen: string[];
  /** In how many areas it is established, all of them counted. */
  vastgesteld: number;
  /** Voices that speak for and against its being there, over all areas. */
  voor: number;
  tegen: number;
  /** State per sub-area (a key of `celwoorden`); areas that may not be shown are absent. */
  cellen: Record<string, string>;
  /** Outcomes it touches where it plays, and those it could touch besides. */
  geraakt: string[];
  theoretisch: string[];
  /** The relations along which that goes: holding in one same area, and in theory only. */
  vast: string[];
  gestippeld: string[];
  /** The state of its signals on tables, and the trials that run; a sentence each. */
  op_tafel: string[];
}

export interface Relatie {
  sleutel: string;
  /** 'C07', or empty. */
  code: string;
  /** `relatie`: who carries out what, what a claim presupposes; no evidence is asked for it. */
  soort: 'bewering' | 'relatie';
  relatie: string;
  /** 'activeert' */
  woord: string;
  /** Key of a node; of a claim for `veronderstelt` and `geldt_onder`. */
  van: string;
  /** Key of a node; empty when it ends on a claim. */
  naar: string;
  /** Key of the claim it ends on; empty when it ends on a node. */
  op: string;
  /** The claim as a sentence. */
  tekst: string;
  /** Per cycle; null when it is not there. */
  standen: (Relatiestand | null)[];
}

/** A relation as of one cycle. */
export interface Relatiestand {
  laag: Laag;
  /** Computed status such as `eerste_aanwijzing voor`; empty for a relation without evidence. */
  status: string;
  woord: string;
  /** What a session established, in words; empty when nothing. */
  vastgesteld: string;
  /** In how many areas it holds, in sentences. */
  zinnen: string[];
  /** What is not known about it yet, in sentences. */
  onbekend: string[];
  voor: number;
  tegen: number;
  cellen: Record<string, string>;
}

/** One finding: the gist, the quote when it is released, and who it is from. */
export interface Kaartstem {
  cyclus: number;
  teken: Teken;
  kern: string;
  /** 'een ondernemer, De Peel, c1' */
  van: string;
  /** Key of the core area; empty when none. */
  kerngebied: string;
  is_gezien: boolean;
  citaat: string;
  /** Key of the sub-area, for monitors only; else empty. */
  gebied: string;
  /** Why it does not count; empty when it does. */
  waarom_niet: string;
  /** Another cause that the source named itself. */
  andere_verklaring: string;
}

export interface Terugkeerregel {
  factor: string;
  naam: string;
  klasse: string;
  /** The class in words. */
  woord: string;
  /** 'samen' and in words 'alleen samen met partners'. */
  bereik: string;
  wie: string;
  /** 'Vastgesteld in 4 van de 11 bezochte gebieden: D01, D04, D05 en D07.' */
  zin: string;
  /** Where it is established, as far as that may be shown. */
  gebieden: string[];
  /** What speaks against it, in one sentence; empty when nothing does. */
  tegengeluid: string;
  /** '6–11 van 13', for monitors only; else empty. */
  band: string;
}

export interface Veranderregel {
  soort: 'knoop' | 'relatie';
  sleutel: string;
  /** Another judgement; another theory (decided, or new); or the same judgement in more or fewer areas. */
  aard: 'oordeel' | 'theorie' | 'gebied';
  zin: string;
  /** The newest words that brought it about and may be read. */
  stem: Kaartstem | null;
}

export type Anders = 'erbij' | 'weg' | 'anders';

export interface Verschil {
  knop: string;
  kop: string;
  leeg: string;
  knopen: Record<string, Anders>;
  relaties: Record<string, Anders>;
  regels: { soort: 'knoop' | 'relatie'; sleutel: string; zin: string; besluit: string }[];
}

/**
 * As the page has it: a number points at a part; a list is a thing of a kind, of which kind 0 is a list; the rest is
 * itself. What a thing leaves out is empty text.
 */
export type Verpakt = string | number | boolean | null | Verpakt[];
