/** How events get from the log into projections, and how reads wait for them; technical wiring only. */
@NullMarked
package dev.rollcall.query.platform;

import org.jspecify.annotations.NullMarked;
