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
import org.broadsheet.Newsroom;
import org.broadsheet.TestDatabase;
import org.broadsheet.platform.Wire;
import org.junit.jupiter.api.Test;

/** Every operation of the contract, asked for by everybody, at its address and at all that can pass for it. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class AccessTest {
    private static final List<String> ROLES = List.of("reader", "author", "editor", "admin");
    private static final Set<Integer> TURNED_AWAY = Set.of(401, 403);

    /** @param role the smallest that may, or null when anybody may */
    private record Operation(String method, String path, String role) {
        boolean isFor(String caller) {
            return role == null || ROLES.indexOf(caller) >= ROLES.indexOf(role);
        }
    }

    @Test
    void whoMayNotIsTurnedAwayHoweverTheAddressIsSpelt() throws IOException {
        List<String> gaps = new ArrayList<>();
        try (Wire wire = new Wire()) {
            for (Operation operation : operations()) {
                for (String spelling : spellings(operation.path())) {
                    gaps.addAll(gaps(wire, operation, spelling));
                }
            }
        }
        assertEquals("", String.join("\n", gaps));
    }

    private static List<String> gaps(Wire wire, Operation operation, String spelling) throws IOException {
        List<String> gaps = new ArrayList<>();
        boolean exact = spelling.equals(operation.path());
        expect(
                gaps,
                operation,
                spelling,
                "nobody",
                ask(wire, operation, spelling, null),
                operation.role() == null,
                401);
        expect(gaps, operation, spelling, "a wrong key", ask(wire, operation, spelling, "wrong"), !exact, 401);
        for (String role : ROLES) {
            int status = ask(wire, operation, spelling, Newsroom.keyOf(role));
            expect(gaps, operation, spelling, role, status, operation.isFor(role), 403);
        }
        return gaps;
    }

    /** An odd spelling may also lead nowhere; never may it lead past the guard. */
    private static void expect(
            List<String> gaps, Operation operation, String spelling, String who, int status, boolean may, int refusal) {
        boolean exact = spelling.equals(operation.path());
        boolean right =
                may ? status < 500 && (!exact || !TURNED_AWAY.contains(status)) : isRefused(status, refusal, exact);
        if (!right) {
            gaps.add("%s %s by %s: %d".formatted(operation.method(), spelling, who, status));
        }
    }

    private static boolean isRefused(int status, int refusal, boolean exact) {
        return status == refusal || !exact && (status == 400 || status == 404 || status == 405);
    }

    /** Without a body, and with an {@code If-Match} that matches nothing: whoever gets past the guard changes nothing. */
    private static int ask(Wire wire, Operation operation, String path, String key) throws IOException {
        String authorization = key == null ? "" : "Authorization: Bearer " + key + "\r\n";
        return wire.send(operation.method() + " " + path + " HTTP/1.1\r\nHost: x\r\n" + authorization
                        + "Content-Type: " + (path.contains("imports") ? "application/x-ndjson" : "application/json")
                        + "\r\nIf-Match: \"0-nothing\"\r\nContent-Length: 0\r\n\r\n")
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
