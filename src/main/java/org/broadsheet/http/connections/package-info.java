/** Netty handlers for each connection: slow clients, pipelining, malformed requests, cached responses. */
package org.broadsheet.http.connections;
