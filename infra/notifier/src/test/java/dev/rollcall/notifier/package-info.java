@NullMarked
package dev.rollcall.notifier;

import org.jspecify.annotations.NullMarked;
