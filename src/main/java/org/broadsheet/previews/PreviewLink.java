package org.broadsheet.previews;

import java.time.Instant;

/**
 * A link that shows one article as it is, for whoever holds it.
 *
 * @param url where the front end or a person reads the article
 * @param token what the link holds
 */
public record PreviewLink(String url, String token, Instant expiresAt) {}
