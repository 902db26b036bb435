/** Reads and writes YAML front matter as JSON trees, with line and column of each field. */
package org.broadsheet.http.yaml;
