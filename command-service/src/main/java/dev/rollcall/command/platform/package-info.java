/** How commands get from HTTP to their aggregates and events into the log; technical wiring only. */
@NullMarked
package dev.rollcall.command.platform;

import org.jspecify.annotations.NullMarked;
