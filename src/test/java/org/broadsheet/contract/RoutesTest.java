package org.broadsheet.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The contract lists what is served, and nothing else is served. */
class RoutesTest {

    @Test
    void everyRouteIsInTheContractAndEveryOperationIsServed() throws Exception {
        assertEquals(lines(contracted()), lines(Routes.served()));
    }

    private static Set<String> contracted() {
        Set<String> routes = new TreeSet<>();
        ContractDocument.read().get("paths").properties().forEach(path -> path.getValue()
                .fieldNames()
                .forEachRemaining(key -> {
                    if (!key.equals("parameters")) {
                        routes.add(path.getKey() + " " + key.toUpperCase(Locale.ROOT));
                    }
                }));
        return routes;
    }

    /** One to a line, so that the failure shows the difference at a glance. */
    private static String lines(Set<String> routes) {
        return String.join("\n", routes);
    }
}
