/** Reads request bodies and uploads on the I/O thread, with limits on size and speed. */
package org.broadsheet.http.bodies;
