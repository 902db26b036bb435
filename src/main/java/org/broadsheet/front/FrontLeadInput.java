package org.broadsheet.front;

import org.broadsheet.platform.json.Written;

/** @param article by its slug or id */
public record FrontLeadInput(
        @Written(message = "is needed: the article's slug or id")
        String article) {}
