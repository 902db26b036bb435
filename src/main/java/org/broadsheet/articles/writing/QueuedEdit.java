package org.broadsheet.articles.writing;

import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Queues calls of the method in {@link org.broadsheet.database.WriteQueue}. When the first parameter is a string, it is
 * the article's slug or id, and edits of the same article run one after the other.
 */
@InterceptorBinding
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface QueuedEdit {}
