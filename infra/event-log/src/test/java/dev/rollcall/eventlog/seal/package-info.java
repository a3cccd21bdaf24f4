@NullMarked
package dev.rollcall.eventlog.seal;

import org.jspecify.annotations.NullMarked;
