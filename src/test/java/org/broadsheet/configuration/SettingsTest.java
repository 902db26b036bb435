package org.broadsheet.configuration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.broadsheet.TestDatabase;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;

/** The list of settings is that of the code and of the documentation. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class SettingsTest {
    @Inject
    Config config;

    @Test
    void everyPropertyOfTheCodeIsASetting() {
        Set<String> known = Settings.all().stream().map(Setting::property).collect(Collectors.toSet());
        List<String> unknown = StreamSupport.stream(config.getPropertyNames().spliterator(), false)
                .filter(name -> name.startsWith("broadsheet.") && !known.contains(name))
                .toList();
        assertEquals(List.of(), unknown);
    }

    @Test
    void documentationListsEverySetting() throws IOException {
        String expected = Settings.all().stream()
                .map(each -> "| `%s` | `%s` | %s | %s |"
                        .formatted(each.variable(), each.fallback(), each.type().range(), each.meaning()))
                .collect(Collectors.joining("\n"));
        assertTrue(Files.readString(Path.of("src/docs/configuration.md")).contains(expected), "\n" + expected);
    }
}
