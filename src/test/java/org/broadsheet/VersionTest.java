package org.broadsheet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class VersionTest {
    private static final String SNAPSHOT = "-SNAPSHOT";

    @Test
    void changelogBeginsWithTheVersionOfTheBuild() throws IOException {
        String version = first("<version>(.+)</version>", "pom.xml").group(1);
        MatchResult entry = first("## \\[(.+)] - (.+)", "src/docs/changelog.md");

        assertEquals(version.replace(SNAPSHOT, ""), entry.group(1));
        assertTrue(
                entry.group(2).matches(version.endsWith(SNAPSHOT) ? "unreleased" : "\\d{4}-\\d\\d-\\d\\d"),
                entry.group(2));
    }

    private static MatchResult first(String line, String file) throws IOException {
        return Pattern.compile("^ *" + line + "$", Pattern.MULTILINE)
                .matcher(Files.readString(Path.of(file)))
                .results()
                .findFirst()
                .orElseThrow();
    }
}
