package org.broadsheet.site;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The path of a kind of page, such as {@code /{category}/{slug}}. */
record PagePath(String template, Pattern pattern) {
    static final String SLUG = "{slug}";
    static final String CATEGORY = "{category}";
    static final String LANGUAGE = "{language}";

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{[^}/]*}");
    private static final Pattern VALID_PATH = Pattern.compile("(/[A-Za-z0-9._~-]+)+");

    /**
     * @param parts what may stand in it beside the slug
     * @param variable who said so, for the refusal
     */
    static PagePath of(String template, List<String> parts, String variable) {
        Matcher part = PLACEHOLDER.matcher(template);
        boolean known = part.results().allMatch(each -> each.group().equals(SLUG) || parts.contains(each.group()));
        boolean once = template.split(Pattern.quote(SLUG), -1).length == 2;
        if (!known || !once || !VALID_PATH.matcher(part.replaceAll("x")).matches()) {
            throw new ConfigurationException(variable + " must be a path such as /news/{slug}, with {slug} once"
                    + (parts.isEmpty() ? "" : ", and " + String.join(" and ", parts) + " where wanted")
                    + "; it is " + template);
        }
        String pattern = PLACEHOLDER
                .matcher(template.replace(".", "\\.").replace(SLUG, "(?<slug>[^/]+)"))
                .replaceAll("[^/]+");
        return new PagePath(template, Pattern.compile(pattern));
    }

    /** What stands for the slug in a path of this kind. */
    Optional<String> slugIn(String path) {
        Matcher match = pattern.matcher(path);
        return match.matches() ? Optional.of(match.group("slug")) : Optional.empty();
    }
}
