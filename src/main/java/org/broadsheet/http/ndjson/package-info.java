/** The NDJSON lines of imports and exports, one JSON object for each record. */
package org.broadsheet.http.ndjson;
