/** Converts WordPress exports (WXR) into the lines of an import. */
package org.broadsheet.imports.wxr;
