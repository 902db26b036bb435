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

/** Runs the recipes of the cookbook in order and compares their output with the documented one. */
class CookbookIT {
    private static final Pattern CODE_BLOCK = Pattern.compile("(?ms)^```(\\w*)\\n(.*?)^```$");
    private static final String END = "--- end of recipe ---";

    /** @param expectedOutput in which {@code …} matches any text */
    private record Recipe(String commands, String expectedOutput) {}

    @Test
    void everyRecipePrintsItsExpectedOutput() throws IOException, InterruptedException {
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
            String[] outputs =
                    run(script, Files.createDirectories(folder.resolve("work"))).split(END + "\n");
            List<String> mismatches = new ArrayList<>();
            for (int i = 0; i < recipes.size(); i++) {
                mismatch(
                                recipes.get(i),
                                i < outputs.length ? outputs[i] : "nothing: an earlier recipe ended the script")
                        .ifPresent(mismatches::add);
            }
            assertEquals("", String.join("\n", mismatches));
        } finally {
            first.terminate();
            second.terminate();
            first.exitCode();
            second.exitCode();
        }
    }

    private static List<Recipe> recipes(Path page) throws IOException {
        List<Recipe> recipes = new ArrayList<>();
        Matcher block = CODE_BLOCK.matcher(Files.readString(page));
        while (block.find()) {
            String commands = block.group(2);
            assertEquals("sh", block.group(1), "expected a block of commands: " + commands);
            assertTrue(block.find(), "expected a block of output below: " + commands);
            recipes.add(new Recipe(commands, block.group(2)));
        }
        assertTrue(recipes.size() > 5, "recipes found: " + recipes.size());
        return recipes;
    }

    private static String run(String script, Path folder) throws IOException, InterruptedException {
        ProcessBuilder bash = new ProcessBuilder("bash", "-u", "-c", script).directory(folder.toFile());
        bash.environment().put("KEY", PackagedServer.KEY);
        Process process = bash.redirectErrorStream(true).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        process.waitFor();
        return output;
    }

    private static Optional<String> mismatch(Recipe recipe, String output) {
        String expected = recipe.expectedOutput().strip();
        String pattern = Pattern.compile("…")
                .splitAsStream(expected)
                .map(Pattern::quote)
                .collect(Collectors.joining(".*?", "", expected.endsWith("…") ? ".*" : ""));
        return Pattern.compile(pattern, Pattern.DOTALL).matcher(output.strip()).matches()
                ? Optional.empty()
                : Optional.of(recipe.commands() + "\nprinted\n" + output.strip() + "\nand not\n" + expected);
    }
}
