"""Which version this is; read here by the build as well, because asking the installed metadata costs 25 ms."""

VERSIE = "0.1.0"
