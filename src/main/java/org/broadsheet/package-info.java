/** Starts the application, with the embedded PostgreSQL unless another database is configured. */
package org.broadsheet;
