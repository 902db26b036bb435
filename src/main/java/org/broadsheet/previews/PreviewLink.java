package org.broadsheet.previews;

import java.time.Instant;

/**
 * A link that shows one article, published or not, to anyone who has the link.
 *
 * @param url path of the API that returns the article
 * @param token the last segment of {@code url}
 */
public record PreviewLink(String url, String token, Instant expiresAt) {}
