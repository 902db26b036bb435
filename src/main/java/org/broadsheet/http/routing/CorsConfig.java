package org.broadsheet.http.routing;

import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Which pages of other origins may send a key. */
@ConfigMapping(prefix = "broadsheet.cors")
interface CorsConfig {
    /** Such as {@code https://desk.example}, separated by commas; none unless somebody says so. */
    Optional<List<String>> origins();

    /** @throws IllegalStateException naming what is no origin: a server that trusts nobody is not what was meant */
    default Set<String> validatedOrigins() {
        return origins().orElse(List.of()).stream().map(CorsConfig::validated).collect(Collectors.toUnmodifiableSet());
    }

    private static String validated(String origin) {
        String stripped = origin.strip();
        if (!stripped.matches("https?://[a-z0-9.\\-\\[\\]:]+")
                || URI.create(stripped).getHost() == null) {
            throw new IllegalStateException("BROADSHEET_CORS_ORIGINS must be origins as browsers send them, such as"
                    + " https://desk.example or http://localhost:3000, separated by commas; " + origin + " is none");
        }
        return stripped;
    }
}
