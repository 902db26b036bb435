package org.broadsheet.front;

import org.broadsheet.http.values.NotBlankText;

/** @param article by its slug or id */
public record FrontLeadInput(
        @NotBlankText(message = "is needed: the article's slug or id")
        String article) {}
