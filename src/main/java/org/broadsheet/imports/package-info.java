/** Imports articles and taxonomy from NDJSON or a WordPress export, in batches, as a dry run or for real. */
package org.broadsheet.imports;
