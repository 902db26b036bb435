/** Creates, lists, changes, rotates and revokes API keys. */
package org.broadsheet.keys;
