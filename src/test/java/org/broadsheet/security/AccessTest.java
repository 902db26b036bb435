package org.broadsheet.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.broadsheet.TestClient;
import org.broadsheet.TestDatabase;
import org.broadsheet.http.Wire;
import org.junit.jupiter.api.Test;

/** Every operation of the contract, asked for by everybody, at its address and at all that can pass for it. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class AccessTest {
    private static final List<String> ROLES = List.of("reader", "author", "editor", "admin");
    private static final List<String> CALLERS = List.of("nobody", "forger", "reader", "author", "editor", "admin");

    /** @param role the smallest that may, or null when anybody may */
    private record Operation(String method, String path, String role) {
        boolean isFor(String caller) {
            return role == null ? !caller.equals("forger") : ROLES.indexOf(caller) >= ROLES.indexOf(role);
        }
    }

    @Test
    void callersWithoutRoleAreRefusedForEverySpellingOfThePath() throws IOException {
        List<String> gaps = new ArrayList<>();
        for (Operation operation : operations()) {
            for (String spelling : spellings(operation.path())) {
                gaps.addAll(violations(operation, spelling));
            }
        }
        assertEquals("", String.join("\n", gaps));
    }

    private static List<String> violations(Operation operation, String spelling) throws IOException {
        List<String> gaps = new ArrayList<>();
        boolean exact = spelling.equals(operation.path());
        for (String caller : CALLERS) {
            boolean may = operation.isFor(caller);
            if (may && !exact) {
                continue; // may lead there or nowhere
            }
            String key = key(caller);
            int status;
            try (Wire wire = new Wire()) {
                status = send(wire, operation, spelling, key);
            }
            boolean turnedAway = status == (ROLES.contains(caller) ? 403 : 401);
            boolean leadsNowhere = !exact && Set.of(400, 404, 405).contains(status);
            boolean right = may ? status < 500 && status != 401 && status != 403 : turnedAway || leadsNowhere;
            if (!right) {
                gaps.add("%s %s by %s: %d".formatted(operation.method(), spelling, caller, status));
            }
        }
        return gaps;
    }

    private static String key(String caller) {
        return switch (caller) {
            case "nobody" -> null;
            case "forger" -> "wrong";
            default -> TestClient.keyWithRole(caller);
        };
    }

    /** Without a body, and with an {@code If-Match} that matches nothing: whoever gets past the guard changes nothing. */
    private static int send(Wire wire, Operation operation, String path, String key) throws IOException {
        String authorization = key == null ? "" : "Authorization: Bearer " + key + "\r\n";
        String type = operation.path().contains("imports") ? "application/x-ndjson" : "application/json";
        return wire.send(operation.method() + " " + path + " HTTP/1.1\r\nHost: x\r\n" + authorization + "Content-Type: "
                        + type + "\r\nIf-Match: \"0-nothing\"\r\nContent-Length: 0\r\n\r\n")
                .receive()
                .status();
    }

    private static List<String> spellings(String path) {
        return List.of(
                path,
                path + "/",
                "/" + path,
                path.replace("/", "//"),
                path + ";x",
                path.replaceFirst("(.)/", "$1;x=y/"),
                "/." + path,
                "/nowhere/.." + path,
                path.replaceFirst("(.)/", "$1%2F"),
                path.replaceFirst("a", "%61").replaceFirst("s", "%73"),
                path.toUpperCase(Locale.ROOT),
                path + "%20",
                path + "?",
                "http://elsewhere" + path);
    }

    private static List<Operation> operations() throws IOException {
        List<Operation> operations = new ArrayList<>();
        try (InputStream contract = AccessTest.class.getResourceAsStream("/openapi.yaml")) {
            JsonNode paths = new YAMLMapper().readTree(contract).path("paths");
            paths.properties().forEach(path -> path.getValue().properties().forEach(method -> {
                if (!method.getKey().equals("parameters")) {
                    operations.add(operation(path.getKey(), method.getKey(), method.getValue()));
                }
            }));
        }
        return operations;
    }

    /** What needs a key says whose, and what does not says so: neither can be forgotten. */
    private static Operation operation(String path, String method, JsonNode described) {
        String role = described.path("x-role").textValue();
        boolean open = described.path("security").isArray();
        assertTrue(open == (role == null), method + " " + path + " needs either `x-role` or `security`");
        String address = path.replaceAll("\\{[^}]*}", "none-" + UUID.randomUUID());
        return new Operation(method.toUpperCase(Locale.ROOT), address, role);
    }
}
