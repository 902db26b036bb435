/** Renders bodies to safe HTML and text, and derives excerpts, word counts and bylines. */
package org.broadsheet.articles.rendering;
