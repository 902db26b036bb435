package org.broadsheet.site;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The path template of a kind of page, such as {@code /{category}/{slug}}. */
record PagePath(String template, Pattern pattern) {
    static final String SLUG = "{slug}";
    static final String CATEGORY = "{category}";
    static final String LANGUAGE = "{language}";

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{[^}/]*}");
    private static final Pattern VALID_PATH = Pattern.compile("(/[A-Za-z0-9._~-]+)+");

    /**
     * @param placeholders allowed besides the slug
     * @param variable the environment variable with the template, for the error message
     * @throws ConfigurationException if the template is invalid
     */
    static PagePath of(String template, List<String> placeholders, String variable) {
        Matcher placeholder = PLACEHOLDER.matcher(template);
        boolean known = placeholder
                .results()
                .allMatch(each -> each.group().equals(SLUG) || placeholders.contains(each.group()));
        boolean once = template.split(Pattern.quote(SLUG), -1).length == 2;
        if (!known || !once || !VALID_PATH.matcher(placeholder.replaceAll("x")).matches()) {
            throw new ConfigurationException(variable + " must be a path such as /news/{slug}, with {slug} once"
                    + (placeholders.isEmpty() ? "" : ", and " + String.join(" and ", placeholders) + " where wanted")
                    + "; it is " + template);
        }
        String pattern = PLACEHOLDER
                .matcher(template.replace(".", "\\.").replace(SLUG, "(?<slug>[^/]+)"))
                .replaceAll("[^/]+");
        return new PagePath(template, Pattern.compile(pattern));
    }

    /** The slug in a path of this kind; empty for other paths. */
    Optional<String> slugIn(String path) {
        Matcher match = pattern.matcher(path);
        return match.matches() ? Optional.of(match.group("slug")) : Optional.empty();
    }
}
