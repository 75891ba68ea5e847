"""De sommen van de methode op een Spark-cluster: spark-submit met_spark.py som.sql mijn-parquet sommen.

Op het cluster hoeft verandertheorie niet te staan: wat daar loopt is Spark zelf. De tekst in som.sql komt van
``verandertheorie.uitvoer.schaal.som_sql()``.
"""

import sys
from pathlib import Path

from pyspark.sql import SparkSession

tekst, map_, doel = sys.argv[1:]
spark = SparkSession.builder.appName("verandertheorie").getOrCreate()
for bestand in sorted(Path(map_).glob("*.parquet")):
    spark.read.parquet(str(bestand.absolute())).createOrReplaceTempView(bestand.stem)

sommen = spark.sql(Path(tekst).read_text(encoding="utf-8"))
sommen.coalesce(1).write.parquet(str(Path(doel).absolute()))
print(f"Spark {spark.version}: {spark.read.parquet(str(Path(doel).absolute())).count()} sommen in {doel}")
spark.stop()
