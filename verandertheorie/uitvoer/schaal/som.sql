-- Floor 1 of the method as one text that runs unchanged on SQLite (from 3.25), DuckDB and Spark SQL: from findings to
-- ln V and ln T per subject, area and cycle, and the little more that a word or a class asks for. It reads the tables of
-- `verandertheorie exporteer parquet`; which moments it answers for stands in `moment`. Rows come in no order.
WITH
-- Every finding that weighs something: for or against, how strong, about which cycle, and in whose voice. `samen`: that
-- of the whole conversation; `alleen`: of the speaker, who is heard apart from cycle `vanaf`.
gezegd AS (
    SELECT b.onderwerp, b.gebied, w.kant AS teken, w.ln, g.cyclus AS verteld,
           CASE WHEN n.cyclus < g.cyclus THEN n.cyclus ELSE g.cyclus END AS cyclus,
           CASE WHEN g.stem_per_gebied = 1 THEN g.stem || '/' || b.gebied ELSE g.stem END AS samen,
           a.spreker AS alleen, a.vanaf,
           CASE WHEN b.soort = 'dekking' THEN w.gekeken
                WHEN g.vorm = 'participatieve_observatie' THEN 1 ELSE 0 END AS gezien,
           p.perspectief
    FROM bevinding b
    JOIN gesprek g ON g.registratie = b.registratie
    JOIN weging w ON w.soort = b.soort AND w.teken = b.teken AND w.woorden = b.woorden AND w.kant <> 0
    LEFT JOIN wanneer n ON n.wanneer = b.wanneer
    LEFT JOIN apart a ON a.spreker = b.spreker AND a.gebied = b.gebied AND g.is_afgeleid = 0
    LEFT JOIN bron p ON p.bron = COALESCE(b.spreker, g.bron)
),
-- What a finding counts for, and where, at each moment. A claim is judged at the moment itself; a factor also at every
-- cycle before it that `moment` names, because whether it stays or is gone follows from how it went.
telt_voor AS (
    SELECT m.stand, m.cyclus AS peil, d.onderwerp, d.doel, d.is_factor, d.alleen_voor, r.gebied
    FROM doel d
    JOIN moment m ON m.stand >= d.vanaf AND m.stand <= d.tot AND (d.is_factor = 1 OR m.cyclus = m.stand)
    JOIN bereik r ON r.bereik = d.bereik AND m.stand >= r.vanaf AND m.stand <= r.tot
),
-- In which conversations a factor, or a narrower one, was brought up where it was openly asked. A denial is no mention.
genoemd AS (
    SELECT DISTINCT m.stand, d.doel, b.registratie
    FROM bevinding b
    JOIN gesprek g ON g.registratie = b.registratie AND g.gebied = b.gebied AND g.vraagt_open = 1
    JOIN weging w ON w.soort = b.soort AND w.teken = b.teken AND w.woorden = b.woorden
    JOIN doel d ON d.onderwerp = b.onderwerp AND d.is_factor = 1
    JOIN (SELECT DISTINCT stand FROM moment) m ON m.stand >= d.vanaf AND m.stand <= d.tot
    WHERE (d.is_werking = 1 AND b.soort <> 'dekking') OR (d.is_werking = 0 AND w.noemt = 1)
),
stil AS (
    SELECT m.stand, m.cyclus AS peil, f.factor AS doel, g.gebied, g.cyclus, w.ln,
           CASE WHEN g.stem_per_gebied = 1 THEN g.stem || '/' || g.gebied ELSE g.stem END AS groep
    FROM gesprek g
    JOIN factor f ON g.vraagt_open = 1 AND g.cyclus >= f.in_codeboek
         AND (f.uit_codeboek IS NULL OR g.cyclus < f.uit_codeboek)
         AND (g.open_vraag_belemmeringen * f.kan_hinderen = 1 OR g.open_vraag_helpend * f.kan_helpen = 1)
    JOIN moment m ON m.stand >= f.vanaf AND m.stand <= f.tot AND g.cyclus <= m.cyclus
    JOIN bereik r ON r.bereik = '' AND r.gebied = g.gebied AND m.stand >= r.vanaf AND m.stand <= r.tot
    JOIN weging w ON w.soort = 'stilte'
    LEFT JOIN genoemd x ON x.stand = m.stand AND x.doel = f.factor AND x.registratie = g.registratie
    WHERE x.registratie IS NULL
),
-- The strongest of each voice per side, cycle and perspective.
sterkst AS (
    SELECT stand, peil, doel, is_factor, gebied, groep, teken, cyclus, stilte, perspectief,
           MAX(ln) AS ln, MAX(gezien) AS gezien
    FROM (
        SELECT t.stand, t.peil, t.doel, t.is_factor, t.gebied,
               CASE WHEN z.vanaf <= t.peil THEN z.alleen ELSE z.samen END AS groep,
               z.teken, z.cyclus, 0 AS stilte, CASE WHEN t.is_factor = 0 THEN z.perspectief END AS perspectief,
               z.ln, z.gezien
        FROM telt_voor t
        JOIN gezegd z ON z.onderwerp = t.onderwerp AND z.gebied = t.gebied AND z.verteld <= t.peil
             AND (t.alleen_voor = 0 OR z.teken = 1)
        UNION ALL
        SELECT stand, peil, doel, 1, gebied, groep, -1, cyclus, 1, NULL, ln, 0 FROM stil
    ) AS items
    GROUP BY stand, peil, doel, is_factor, gebied, groep, teken, cyclus, stilte, perspectief
),
-- Who changed side counts with what was said since. Silence is no speaking, and always stays.
gesproken AS (
    SELECT s.*,
           MAX(CASE WHEN s.teken = 1 THEN s.cyclus END) OVER (
               PARTITION BY s.stand, s.peil, s.doel, s.gebied, s.groep) AS laatst_voor,
           MAX(CASE WHEN s.teken = -1 AND s.stilte = 0 THEN s.cyclus END) OVER (
               PARTITION BY s.stand, s.peil, s.doel, s.gebied, s.groep) AS laatst_tegen
    FROM sterkst s
),
tellend AS (
    SELECT g.*, CASE WHEN g.is_factor = 1 THEN g.ln * v.macht ELSE g.ln END AS verouderd
    FROM gesproken g
    JOIN veroudering v ON v.cycli = g.peil - g.cyclus
    WHERE g.stilte = 1
       OR (g.teken = 1 AND g.cyclus >= COALESCE(g.laatst_tegen, g.cyclus))
       OR (g.teken = -1 AND g.cyclus >= COALESCE(g.laatst_voor, g.cyclus))
),
-- What each voice adds: to the area as it stands (`ronde` 0), and to the judgement of one cycle alone.
stem AS (
    SELECT stand, peil, doel, is_factor, gebied, 0 AS ronde, groep,
           MAX(CASE WHEN teken = 1 THEN verouderd ELSE 0 END) AS voor,
           MAX(CASE WHEN teken = -1 THEN verouderd ELSE 0 END) AS tegen,
           MAX(CASE WHEN teken = -1 AND stilte = 0 THEN verouderd ELSE 0 END) AS gesproken,
           MAX(CASE WHEN teken = -1 THEN gezien ELSE 0 END) AS niet_gezien,
           MAX(laatst_voor) AS laatst_voor, MAX(laatst_tegen) AS laatst_tegen
    FROM tellend
    GROUP BY stand, peil, doel, is_factor, gebied, groep
    UNION ALL
    SELECT stand, peil, doel, is_factor, gebied, cyclus, groep,
           MAX(CASE WHEN teken = 1 THEN ln ELSE 0 END),
           MAX(CASE WHEN teken = -1 THEN ln ELSE 0 END),
           MAX(CASE WHEN teken = -1 THEN ln ELSE 0 END),
           MAX(CASE WHEN teken = -1 THEN gezien ELSE 0 END),
           NULL, NULL
    FROM sterkst
    WHERE is_factor = 1 AND stilte = 0
    GROUP BY stand, peil, doel, is_factor, gebied, cyclus, groep
),
-- From which positions a claim was spoken of, by how many voices, and by which when it was one.
kijk AS (
    SELECT stand, doel, teken, perspectief, COUNT(DISTINCT groep) AS stemmen, MIN(groep) AS groep
    FROM tellend
    WHERE is_factor = 0 AND perspectief IS NOT NULL
    GROUP BY stand, doel, teken, perspectief
),
-- No single source decides: voices that add the same in the same areas leave the same behind, so one of them stands for
-- all. What a voice adds in an area gets a number; up to three of these follow from how many, the first, the last and the
-- sum. Who spoke in more areas, or alone from a position, stands for itself.
inbreng AS (
    SELECT stand, doel, groep,
           COUNT(*) AS gebieden, MIN(nr) AS eerste, MAX(nr) AS laatste, SUM(nr) AS som
    FROM (
        SELECT stand, doel, groep,
               DENSE_RANK() OVER (PARTITION BY stand, doel ORDER BY gebied, voor, tegen) AS nr
        FROM stem
        WHERE is_factor = 0
    ) AS genummerd
    GROUP BY stand, doel, groep
),
namens AS (
    SELECT i.stand, i.doel, MIN(i.groep) AS groep, COUNT(*) AS stemmen
    FROM inbreng i
    LEFT JOIN (SELECT DISTINCT stand, doel, groep FROM kijk WHERE stemmen = 1) k
         ON k.stand = i.stand AND k.doel = i.doel AND k.groep = i.groep
    GROUP BY i.stand, i.doel, i.gebieden, i.eerste, i.laatste, i.som,
             CASE WHEN i.gebieden > 3 THEN i.groep ELSE k.groep END
)
SELECT CASE WHEN ronde = 0 THEN 'gebied' ELSE 'ronde' END AS soort,
       stand, peil AS cyclus, doel, gebied, ronde, NULL AS perspectief, NULL AS groep,
       SUM(voor) AS ln_voor, SUM(tegen) AS ln_tegen, SUM(gesproken) AS ln_gesproken,
       SUM(CASE WHEN voor > 0 THEN 1 ELSE 0 END) AS stemmen_voor,
       SUM(CASE WHEN gesproken > 0 THEN 1 ELSE 0 END) AS stemmen_tegen,
       MAX(niet_gezien) AS niet_gezien, MAX(laatst_voor) AS laatst_voor, MAX(laatst_tegen) AS laatst_tegen
FROM stem
GROUP BY stand, peil, doel, gebied, ronde
UNION ALL
SELECT 'stem', s.stand, s.peil, s.doel, s.gebied, 0, NULL, s.groep, s.voor, s.tegen, s.gesproken,
       CASE WHEN s.voor > 0 THEN n.stemmen ELSE 0 END, CASE WHEN s.gesproken > 0 THEN n.stemmen ELSE 0 END, 0, NULL, NULL
FROM stem s
JOIN namens n ON n.stand = s.stand AND n.doel = s.doel AND n.groep = s.groep
WHERE s.is_factor = 0
UNION ALL
SELECT 'perspectief', stand, stand, doel, NULL, 0, perspectief, groep, 0, 0, 0,
       CASE WHEN teken = 1 THEN stemmen ELSE 0 END, CASE WHEN teken = -1 THEN stemmen ELSE 0 END, 0, NULL, NULL
FROM kijk
UNION ALL
SELECT 'moment', stand, cyclus, herkomst, NULL, 0, NULL, NULL, 0, 0, 0, 0, 0, 0, NULL, NULL
FROM moment
UNION ALL
SELECT DISTINCT w.gezocht, m.stand, m.stand, d.doel, NULL, 0, NULL, NULL, 0, 0, 0, 0, 0, 0, NULL, NULL
FROM bevinding b
JOIN gesprek g ON g.registratie = b.registratie
JOIN weging w ON w.soort = b.soort AND w.teken = b.teken AND w.woorden = b.woorden AND w.gezocht IS NOT NULL
JOIN doel d ON d.onderwerp = b.onderwerp AND d.is_factor = 0
JOIN moment m ON m.stand >= d.vanaf AND m.stand <= d.tot AND m.cyclus = m.stand AND g.cyclus <= m.stand
