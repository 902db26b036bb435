package org.broadsheet;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.mapping;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds the arrows between the rooms of each feature, and prints the tree of packages. */
class RoomsTest {
    private static final Path MAIN = Path.of("src/main/java/org/broadsheet");
    private static final Path TESTS = Path.of("src/test/java/org/broadsheet");
    private static final int MAX_FILES = 22;

    /** Which rooms of a feature import which others. A room may always import the top of its feature. */
    private static final String ARROWS = """
            articles -> articles.filters articles.lists articles.markdown articles.prerendered articles.publishing articles.reading articles.rendering articles.revisions articles.writing
            articles.lists -> articles.filters articles.reading articles.revisions
            articles.markdown -> articles.rendering
            articles.prerendered -> articles.filters articles.lists articles.reading
            articles.publishing -> articles.lists articles.revisions articles.writing
            articles.reading -> articles.filters articles.prerendered articles.rendering
            articles.references -> articles.writing
            articles.revisions -> articles.reading articles.references articles.writing
            articles.writing -> articles.lists articles.publishing articles.reading articles.references articles.rendering articles.revisions
            http.bodies -> http.json http.problem http.routing
            http.caching -> http.bodies http.responses http.routing
            http.connections -> http.bodies http.caching http.problem
            http.contract -> http.responses
            http.direct -> http.caching http.paging http.responses
            http.idempotency -> http.bodies http.problem
            http.json -> http.problem http.values
            http.ndjson -> http.json
            http.paging -> http.problem http.values
            http.problem -> http.routing http.yaml
            http.responses -> http.caching http.direct http.json http.paging http.problem
            http.routing -> http.bodies http.json http.problem
            http.values -> http.json http.problem
            http.yaml -> http.problem
            imports -> imports.jobs imports.wxr
            imports.jobs -> imports.wxr
            imports.wxr -> imports.jobs
            media -> media.images media.storage
            related -> related.explanation related.lists related.ranking related.text
            related.explanation -> related.index related.ranking related.text
            related.index -> related.editorial related.lists related.text
            related.lists -> related.index related.ranking
            related.ranking -> related.editorial related.index related.text
            search -> search.facets search.filters search.highlighting search.matching search.query search.ranking
            search.facets -> search.filters search.matching
            search.matching -> search.filters search.query
            search.ranking -> search.matching search.query
            search.suggestions -> search.filters search.highlighting search.matching search.query
            """;

    @Test
    void roomsOfAFeatureImportOnlyTheRoomsThatAreListed() {
        Map<String, TreeSet<String>> arrows = new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("org.broadsheet")
                        .stream()
                        .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                        .filter(RoomsTest::crossesRooms)
                        .collect(groupingBy(
                                arrow -> room(arrow.getOriginClass()),
                                TreeMap::new,
                                mapping(arrow -> room(arrow.getTargetClass()), Collectors.toCollection(TreeSet::new))));
        assertEquals(
                ARROWS,
                arrows.entrySet().stream()
                        .map(from -> from.getKey() + " -> " + String.join(" ", from.getValue()) + "\n")
                        .collect(joining()),
                "Draw a new arrow into the list only when no room can do without it; delete one that is gone.");
    }

    private static boolean crossesRooms(Dependency arrow) {
        String from = room(arrow.getOriginClass());
        String to = room(arrow.getTargetClass());
        return !from.isEmpty() && !from.equals(to) && feature(from).equals(feature(to)) && !to.equals(feature(to));
    }

    /** The package without its prefix: {@code search.query}. */
    private static String room(JavaClass type) {
        return type.getPackageName().replaceFirst("^org\\.broadsheet\\.?", "");
    }

    private static String feature(String room) {
        return room.replaceFirst("\\..*", "");
    }

    @Test
    void everyPackageSaysInOneSentenceWhatItIsFor() throws IOException {
        List<String> silent = new ArrayList<>();
        StringBuilder tree = new StringBuilder();
        for (Path room : folders(MAIN)) {
            Path info = room.resolve("package-info.java");
            Matcher sentence = Pattern.compile("/\\*\\*\\s*(.*?\\.)\\s*\\*/", Pattern.DOTALL)
                    .matcher(Files.exists(info) ? Files.readString(info) : "");
            boolean found = sentence.find();
            if (!found && !sources(room).isEmpty()) {
                silent.add(room.toString());
            }
            tree.append("%-28s %s%n"
                    .formatted(
                            "  ".repeat(room.getNameCount() - MAIN.getNameCount()) + room.getFileName() + "/",
                            found ? sentence.group(1).replaceAll("\\s*\\*?\\s+", " ") : ""));
        }
        System.out.print(tree);
        assertEquals(List.of(), silent, "These packages have no package-info.java with a sentence.");
    }

    @Test
    void noFolderIsACrowdAndNoTwoClassesShareAName() throws IOException {
        for (Path folder :
                Stream.concat(folders(MAIN).stream(), folders(TESTS).stream()).toList()) {
            assertTrue(sources(folder).size() <= MAX_FILES, folder + " holds more than " + MAX_FILES + " classes.");
        }
        List<String> names = folders(MAIN).stream()
                .flatMap(folder -> sources(folder).stream())
                .map(file -> file.getFileName().toString())
                .toList();
        assertEquals(
                List.of(),
                names.stream().collect(groupingBy(Function.identity(), Collectors.counting())).entrySet().stream()
                        .filter(name -> name.getValue() > 1)
                        .map(Map.Entry::getKey)
                        .toList());
    }

    private static List<Path> folders(Path root) throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(Files::isDirectory).sorted().toList();
        }
    }

    /** The classes of a folder, without its {@code package-info.java}. */
    private static List<Path> sources(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.endsWith("package-info.java"))
                    .toList();
        } catch (IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        }
    }
}
