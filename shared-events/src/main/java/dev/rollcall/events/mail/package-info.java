/** What people are told by e-mail, and the codes that reach them by it. */
@NullMarked
package dev.rollcall.events.mail;

import org.jspecify.annotations.NullMarked;
