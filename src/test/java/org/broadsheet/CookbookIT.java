package org.broadsheet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Every recipe runs as it stands there, one after the other, and answers what stands below it. */
class CookbookIT {
    private static final Pattern FENCED = Pattern.compile("(?ms)^```(\\w*)\\n(.*?)^```$");
    private static final String END = "--- end of recipe ---";

    /** @param answer what it prints, {@code …} standing for anything */
    private record Recipe(String commands, String answer) {}

    @Test
    void everyRecipeRunsAsItStandsThere() throws IOException, InterruptedException {
        List<Recipe> recipes = recipes(Path.of("src/docs/cookbook.md"));
        Path folder = Files.createTempDirectory(Files.createDirectories(Path.of("target/data")), "cookbook-");
        PackagedServer first = PackagedServer.startReady(folder.resolve("first"), Map.of());
        PackagedServer second = PackagedServer.startReady(folder.resolve("second"), Map.of());
        try {
            String script = recipes.stream()
                    .map(recipe -> recipe.commands() + "\necho; echo '" + END + "'\n")
                    .collect(Collectors.joining())
                    .replace("http://localhost:8080", first.address())
                    .replace("http://localhost:8081", second.address());
            String[] answers =
                    run(script, Files.createDirectories(folder.resolve("work"))).split(END + "\n");
            List<String> complaints = new ArrayList<>();
            for (int i = 0; i < recipes.size(); i++) {
                complaint(recipes.get(i), i < answers.length ? answers[i] : "nothing: an earlier recipe ended it")
                        .ifPresent(complaints::add);
            }
            assertEquals("", String.join("\n", complaints));
        } finally {
            first.terminate();
            second.terminate();
            first.exitCode();
            second.exitCode();
        }
    }

    private static List<Recipe> recipes(Path page) throws IOException {
        List<Recipe> recipes = new ArrayList<>();
        Matcher fenced = FENCED.matcher(Files.readString(page));
        while (fenced.find()) {
            String commands = fenced.group(2);
            assertEquals("sh", fenced.group(1), "commands belong here: " + commands);
            assertTrue(fenced.find(), "an answer belongs below: " + commands);
            recipes.add(new Recipe(commands, fenced.group(2)));
        }
        assertTrue(recipes.size() > 5, "recipes found: " + recipes.size());
        return recipes;
    }

    private static String run(String script, Path folder) throws IOException, InterruptedException {
        ProcessBuilder bash = new ProcessBuilder("bash", "-u", "-c", script).directory(folder.toFile());
        bash.environment().put("KEY", PackagedServer.KEY);
        Process process = bash.redirectErrorStream(true).start();
        process.getOutputStream().close();
        String printed = new String(process.getInputStream().readAllBytes(), UTF_8);
        process.waitFor();
        return printed;
    }

    private static Optional<String> complaint(Recipe recipe, String printed) {
        String expected = recipe.answer().strip();
        String pattern = Pattern.compile("…")
                .splitAsStream(expected)
                .map(Pattern::quote)
                .collect(Collectors.joining(".*?", "", expected.endsWith("…") ? ".*" : ""));
        return Pattern.compile(pattern, Pattern.DOTALL).matcher(printed.strip()).matches()
                ? Optional.empty()
                : Optional.of(recipe.commands() + "\nprinted\n" + printed.strip() + "\nand not\n" + expected);
    }
}
