package org.broadsheet.articles;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.broadsheet.platform.sql.Sql;

/** What stands in an article's address: its slug, or its id in the same place. */
public record ArticleAddress(String text) {
    private static final Pattern UUID_SHAPE = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    public Optional<UUID> id() {
        return UUID_SHAPE.matcher(text).matches() ? Optional.of(UUID.fromString(text)) : Optional.empty();
    }

    Sql condition() {
        return id().isPresent()
                ? Sql.of("WHERE article.public_id = ?", id().get())
                : Sql.of("WHERE article.slug = ?", text);
    }
}
