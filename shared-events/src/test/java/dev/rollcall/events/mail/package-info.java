@NullMarked
package dev.rollcall.events.mail;

import org.jspecify.annotations.NullMarked;
