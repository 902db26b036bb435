/** Publishes and archives articles at their scheduled times. */
package org.broadsheet.articles.publishing;
