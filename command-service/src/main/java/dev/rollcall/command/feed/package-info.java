/** The feed: every committed event to Kafka, for everybody else. */
@NullMarked
package dev.rollcall.command.feed;

import org.jspecify.annotations.NullMarked;
