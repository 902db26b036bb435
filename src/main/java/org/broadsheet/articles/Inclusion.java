package org.broadsheet.articles;

/** Something an article's readers may have included in the same answer. Whoever knows it offers it. */
public interface Inclusion {
    /** The word in {@code ?include=}. */
    String name();

    ArticleView into(ArticleView article);
}
