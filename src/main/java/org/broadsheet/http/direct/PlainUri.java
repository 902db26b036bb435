package org.broadsheet.http.direct;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A URI without percent-encoding, repeated parameters or parameters without a name.
 *
 * @param parameters the query parameters by name
 */
public record PlainUri(String path, Map<String, String> parameters) {
    /** Returns empty for all other URIs. */
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

    /** Whether the query has no parameters besides these. */
    public boolean hasOnlyParameters(Set<String> names) {
        return names.containsAll(parameters.keySet());
    }

    /** Returns the non-empty part of the path between prefix and suffix; empty if the path does not match. */
    public Optional<String> pathBetween(String prefix, String suffix) {
        int end = path.length() - suffix.length();
        return path.startsWith(prefix) && path.endsWith(suffix) && end > prefix.length()
                ? Optional.of(path.substring(prefix.length(), end))
                : Optional.empty();
    }

    /** Returns the parameter {@code limit}; empty if it is not a number from 1 to {@code maxLimit}. */
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
