// Hoeveel is er per leercyclus gehoord, voor en tegen, en gericht gezocht?
MATCH (:VtStand {vt_ruimte: $ruimte, doelgroep: 'monitor'})
MATCH (y:Leercyclus {vt_ruimte: $ruimte})
RETURN y.id AS cyclus, COUNT { (y)<-[:IN_CYCLUS]-(:Registratie) } AS registraties,
  COUNT { (y)<-[:IN_CYCLUS]-(:Bewijs {teken: 'voor'}) } AS voor,
  COUNT { (y)<-[:IN_CYCLUS]-(:Bewijs {teken: 'tegen'}) } AS tegen,
  COUNT { (y)<-[:IN_CYCLUS]-(:Dekking) } AS gezocht
ORDER BY y.nummer
