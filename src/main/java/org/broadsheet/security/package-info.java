/** Authentication by API key, roles, and the limit on wrong keys. */
package org.broadsheet.security;
