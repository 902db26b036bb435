/** Writes articles and taxonomy as NDJSON that an import reads back. */
package org.broadsheet.exports;
