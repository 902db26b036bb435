/** Serves frequent anonymous requests from the database without a JAX-RS resource. */
package org.broadsheet.http.direct;
