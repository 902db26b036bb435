package org.broadsheet.http.direct;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An address in which nothing is encoded, repeated or empty.
 *
 * @param parameters of its query, by name
 */
public record PlainUri(String path, Map<String, String> parameters) {
    /** Empty where there is more to it. */
    static Optional<PlainUri> of(String uri) {
        if (uri.indexOf('%') >= 0 || uri.indexOf('+') >= 0) {
            return Optional.empty();
        }
        int query = uri.indexOf('?');
        if (query < 0) {
            return Optional.of(new PlainUri(uri, Map.of()));
        }
        Map<String, String> parameters = new HashMap<>();
        for (String parameter : uri.substring(query + 1).split("&", -1)) {
            int equals = parameter.indexOf('=');
            if (equals < 1 || parameters.put(parameter.substring(0, equals), parameter.substring(equals + 1)) != null) {
                return Optional.empty();
            }
        }
        return Optional.of(new PlainUri(uri.substring(0, query), parameters));
    }

    /** Whether no other parameter is there. */
    public boolean hasOnlyParameters(Set<String> names) {
        return names.containsAll(parameters.keySet());
    }

    /** What stands between these two in the path; empty where anything else does, or nothing. */
    public Optional<String> pathBetween(String prefix, String suffix) {
        int end = path.length() - suffix.length();
        return path.startsWith(prefix) && path.endsWith(suffix) && end > prefix.length()
                ? Optional.of(path.substring(prefix.length(), end))
                : Optional.empty();
    }

    /** How many items are wanted; empty where it says anything else than a number from 1 to {@code most}. */
    public Optional<Integer> limit(int defaultLimit, int maxLimit) {
        String limit = parameters.get("limit");
        if (limit == null) {
            return Optional.of(defaultLimit);
        }
        if (limit.isEmpty() || limit.length() > 3 || !limit.chars().allMatch(digit -> digit >= '0' && digit <= '9')) {
            return Optional.empty();
        }
        return Optional.of(Integer.parseInt(limit)).filter(number -> number >= 1 && number <= maxLimit);
    }
}
