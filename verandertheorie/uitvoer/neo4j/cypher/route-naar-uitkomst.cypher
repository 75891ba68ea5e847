// Welke uitkomsten bereikt een interventie volgens de theorie, en in hoeveel stappen?
MATCH (i:Interventie {vt_ruimte: $ruimte, id: $interventie})
MATCH p = SHORTEST 1 (i)-[:ACTIVEERT|LEIDT_TOT|DRAAGT_BIJ_AAN {laag: 'theorie'}]->+(u:Uitkomst {vt_ruimte: $ruimte})
RETURN u.id AS uitkomst, u.naam AS naam, length(p) AS stappen
ORDER BY stappen, uitkomst
