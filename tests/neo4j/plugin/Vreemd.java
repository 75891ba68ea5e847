// A plug-in as somebody else may have one on their server: a function, an aggregation and a procedure that only read.
package toets;

import java.util.stream.Stream;
import org.neo4j.procedure.Mode;
import org.neo4j.procedure.Name;
import org.neo4j.procedure.Procedure;
import org.neo4j.procedure.UserAggregationFunction;
import org.neo4j.procedure.UserAggregationResult;
import org.neo4j.procedure.UserAggregationUpdate;
import org.neo4j.procedure.UserFunction;

public class Vreemd {
    @UserFunction(name = "vreemd.functie")
    public Object functie(@Name("x") Object x) {
        return x;
    }

    @UserAggregationFunction(name = "vreemd.samen")
    public Samen samen() {
        return new Samen();
    }

    @Procedure(name = "vreemd.doe", mode = Mode.READ)
    public Stream<Rij> doe(@Name("x") Object x) {
        return Stream.of(new Rij(x));
    }

    public static class Samen {
        private long n;

        @UserAggregationUpdate
        public void tel(@Name("x") Object x) {
            n++;
        }

        @UserAggregationResult
        public Object klaar() {
            return n;
        }
    }

    public static class Rij {
        public Object uit;

        public Rij(Object uit) {
            this.uit = uit;
        }
    }
}
