/** Stores the files of media in a folder or in an S3 bucket. */
package org.broadsheet.media.storage;
