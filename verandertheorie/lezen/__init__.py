"""Files and conversations become checked records, or Meldingen that say where and what to do; nothing is written."""
