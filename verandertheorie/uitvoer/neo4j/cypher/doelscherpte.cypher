// Wat ontbreekt er nog aan elk doel: wie, wat, wanneer, waaraan te zien?
MATCH (u:Uitkomst {vt_ruimte: $ruimte, bedoeld: true, uitgefaseerd: false})
WITH u, [deel IN ['wie', 'wat', 'wanneer', 'waaraan_zichtbaar'] WHERE u[deel] IS NULL] AS niet_ingevuld
RETURN u.id AS uitkomst, u.naam AS naam, u.niveau AS niveau, niet_ingevuld
ORDER BY size(niet_ingevuld) DESC, CASE u.niveau WHEN 'hoofddoel' THEN 0 ELSE 1 END, u.id
