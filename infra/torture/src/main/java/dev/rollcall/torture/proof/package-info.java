/** What has to hold after all the killing, checked on what was asked, the log, the feed and the read models alone. */
@NullMarked
package dev.rollcall.torture.proof;

import org.jspecify.annotations.NullMarked;
