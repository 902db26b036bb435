package org.broadsheet.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Compares the paths, methods and request media types of the contract with those of the resources. */
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

    /** Writes one route per line, so that a failure is easy to compare. */
    private static String lines(Set<String> routes) {
        return String.join("\n", routes);
    }
}
