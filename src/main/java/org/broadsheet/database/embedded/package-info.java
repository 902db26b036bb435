/** Unpacks, starts, watches and stops the packaged PostgreSQL. */
package org.broadsheet.database.embedded;
