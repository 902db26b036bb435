package org.broadsheet.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds the operationId of a method and path in openapi.yaml, which is read at first use. */
@Singleton
class OperationIds {
    private record Operation(String method, Pattern path, String id) {}

    private volatile List<Operation> operations;

    Optional<String> find(String method, String path) {
        if (operations == null) {
            operations = read();
        }
        return operations.stream()
                .filter(operation -> operation.method().equals(method)
                        && operation.path().matcher(path).matches())
                .map(Operation::id)
                .findFirst();
    }

    private static List<Operation> read() {
        List<Operation> operations = new ArrayList<>();
        try (InputStream contract = OperationIds.class.getResourceAsStream("/openapi.yaml")) {
            JsonNode paths = new YAMLMapper().readTree(contract).path("paths");
            paths.properties().forEach(path -> path.getValue().properties().forEach(method -> {
                if (method.getValue().has("operationId")) {
                    operations.add(new Operation(
                            method.getKey().toUpperCase(Locale.ROOT),
                            Pattern.compile(path.getKey().replaceAll("\\{[^}]*}", "[^/]+") + "/?"),
                            method.getValue().get("operationId").textValue()));
                }
            }));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return List.copyOf(operations);
    }
}
