/** Checks requests before they reach a resource: route table, query parameters, CORS, malformed requests. */
package org.broadsheet.http.routing;
