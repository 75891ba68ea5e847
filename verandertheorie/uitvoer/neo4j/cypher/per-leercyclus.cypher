// Hoeveel is er per leercyclus gehoord, voor en tegen, en gericht gezocht?
MATCH (:VtStand {vt_ruimte: $ruimte, doelgroep: 'monitor'})
MATCH (y:Leercyclus {vt_ruimte: $ruimte})
RETURN y.id AS cyclus, COUNT { (y)<-[:IN_CYCLUS]-(:Registratie) } AS registraties,
  COUNT { (y)<-[:IN_CYCLUS]-(:Registratie)<-[:UIT]-(:Bewijs {teken: 'voor'}) } AS voor,
  COUNT { (y)<-[:IN_CYCLUS]-(:Registratie)<-[:UIT]-(:Bewijs {teken: 'tegen'}) } AS tegen,
  COUNT { (y)<-[:IN_CYCLUS]-(:Registratie)<-[:UIT]-(:Dekking) } AS gezocht
ORDER BY y.nummer
