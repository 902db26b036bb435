package org.broadsheet.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The contract lists what is served, and nothing else is served. */
class RoutesTest {

    @Test
    void contractListsExactlyTheRoutes() throws Exception {
        assertEquals(lines(routesOfContract()), lines(Routes.ofApplication()));
    }

    private static Set<String> routesOfContract() {
        Set<String> routes = new TreeSet<>();
        JsonNode document = ContractDocument.read();
        document.get("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(operation -> {
                    if (!operation.getKey().equals("parameters")) {
                        routes.add(path.getKey() + " " + operation.getKey().toUpperCase(Locale.ROOT)
                                + bodies(document, operation.getValue().path("requestBody")));
                    }
                }));
        return routes;
    }

    private static String bodies(JsonNode document, JsonNode body) {
        JsonNode given =
                body.has("$ref") ? document.at(body.get("$ref").asText().substring(1)) : body;
        return given.path("content").properties().stream()
                .map(Map.Entry::getKey)
                .sorted()
                .map(type -> " " + type)
                .collect(Collectors.joining());
    }

    /** One to a line, so that the failure shows the difference at a glance. */
    private static String lines(Set<String> routes) {
        return String.join("\n", routes);
    }
}
