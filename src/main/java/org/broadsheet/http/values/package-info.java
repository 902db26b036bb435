/** Types of single values in requests, such as slugs, language tags, times and URLs, with their parsers and checks. */
package org.broadsheet.http.values;
