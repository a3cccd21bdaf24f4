/** How replays for subscribers are getting on (R97). */
@NullMarked
package dev.rollcall.query.replay;

import org.jspecify.annotations.NullMarked;
