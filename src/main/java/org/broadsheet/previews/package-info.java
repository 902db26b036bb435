/** Creates, verifies and revokes links that show an article before it is published. */
package org.broadsheet.previews;
