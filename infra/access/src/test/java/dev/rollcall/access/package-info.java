@NullMarked
package dev.rollcall.access;

import org.jspecify.annotations.NullMarked;
