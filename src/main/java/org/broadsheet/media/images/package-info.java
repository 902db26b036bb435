/** Checks uploaded pictures, strips their metadata, and decodes and resizes them. */
package org.broadsheet.media.images;
