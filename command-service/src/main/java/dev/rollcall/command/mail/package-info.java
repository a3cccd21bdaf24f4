/** Mails that people are to get; the notifier sends them. */
@NullMarked
package dev.rollcall.command.mail;

import org.jspecify.annotations.NullMarked;
