package org.broadsheet.taxonomy.categories;

import java.util.List;

/**
 * A category in the tree.
 *
 * @param articleCount number of published articles in it and its descendants, each counted once
 * @param language of name and description
 */
public record CategoryNode(
        String slug, String name, String description, int articleCount, String language, List<CategoryNode> children) {}
