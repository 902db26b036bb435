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
import org.broadsheet.http.RawHttpClient;
import org.junit.jupiter.api.Test;

/** Calls every operation of the contract with every role, at its path and at other spellings of the path. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class AccessTest {
    private static final List<String> ROLES = List.of("reader", "author", "editor", "admin");
    private static final List<String> CALLERS = List.of("no key", "wrong key", "reader", "author", "editor", "admin");

    /** @param role the least role that may call the operation; null if no key is needed */
    private record Operation(String method, String path, String role) {
        boolean isAllowedFor(String caller) {
            return role == null ? !caller.equals("wrong key") : ROLES.indexOf(caller) >= ROLES.indexOf(role);
        }
    }

    @Test
    void callersWithoutRoleAreRefusedForEverySpellingOfThePath() throws IOException {
        List<String> violations = new ArrayList<>();
        for (Operation operation : operations()) {
            for (String spelling : spellings(operation.path())) {
                violations.addAll(violations(operation, spelling));
            }
        }
        assertEquals("", String.join("\n", violations));
    }

    private static List<String> violations(Operation operation, String spelling) throws IOException {
        List<String> violations = new ArrayList<>();
        boolean exact = spelling.equals(operation.path());
        for (String caller : CALLERS) {
            boolean allowed = operation.isAllowedFor(caller);
            if (allowed && !exact) {
                continue; // the server may accept this spelling or not
            }
            String key = key(caller);
            int status;
            try (RawHttpClient client = new RawHttpClient()) {
                status = send(client, operation, spelling, key);
            }
            boolean refused = status == (ROLES.contains(caller) ? 403 : 401);
            boolean notFound = !exact && Set.of(400, 404, 405).contains(status);
            boolean expected = allowed ? status < 500 && status != 401 && status != 403 : refused || notFound;
            if (!expected) {
                violations.add("%s %s by %s: %d".formatted(operation.method(), spelling, caller, status));
            }
        }
        return violations;
    }

    private static String key(String caller) {
        return switch (caller) {
            case "no key" -> null;
            case "wrong key" -> "wrong";
            default -> TestClient.keyWithRole(caller);
        };
    }

    /** The request has no body, and an {@code If-Match} that matches no version, so that allowed callers change nothing. */
    private static int send(RawHttpClient client, Operation operation, String path, String key) throws IOException {
        String authorization = key == null ? "" : "Authorization: Bearer " + key + "\r\n";
        String type = operation.path().contains("imports") ? "application/x-ndjson" : "application/json";
        return client.send(operation.method() + " " + path + " HTTP/1.1\r\nHost: x\r\n" + authorization
                        + "Content-Type: " + type + "\r\nIf-Match: \"0-nothing\"\r\nContent-Length: 0\r\n\r\n")
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

    /** Every operation must have either {@code x-role}, or {@code security} if it needs no key. */
    private static Operation operation(String path, String method, JsonNode described) {
        String role = described.path("x-role").textValue();
        boolean open = described.path("security").isArray();
        assertTrue(open == (role == null), method + " " + path + " needs either `x-role` or `security`");
        String concretePath = path.replaceAll("\\{[^}]*}", "none-" + UUID.randomUUID());
        return new Operation(method.toUpperCase(Locale.ROOT), concretePath, role);
    }
}
