/** Mails what the feed says that people are to be told; each mail once, none lost. */
@NullMarked
package dev.rollcall.notifier;

import org.jspecify.annotations.NullMarked;
