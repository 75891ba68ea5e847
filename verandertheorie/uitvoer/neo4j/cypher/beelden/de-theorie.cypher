// De hele theorie: wat werkt waardoor, en wat staat in de weg
MATCH p = (a:Knoop {vt_ruimte: $ruimte})-[]->(b:Knoop) RETURN p LIMIT 300
