/** Reads request bodies as strict JSON with an error for each field, applies merge patches, compares JSON objects. */
package org.broadsheet.http.json;
