/** Uploads, describes, lists and serves pictures, and keeps their files and rows together. */
package org.broadsheet.media;
