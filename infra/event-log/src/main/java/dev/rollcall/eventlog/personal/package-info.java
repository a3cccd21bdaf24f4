/** Personal data in events: sealed with a key per person, the keys wrapped by a master key, destroyed on erasure. */
@NullMarked
package dev.rollcall.eventlog.personal;

import org.jspecify.annotations.NullMarked;
