"""A projection of theory and evidence to Neo4j, to explore; never the store: it can be thrown away and filled again."""
