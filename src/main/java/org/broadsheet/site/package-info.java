/** The publication itself: names, texts per language, URLs of its pages, navigation and share networks. */
package org.broadsheet.site;
