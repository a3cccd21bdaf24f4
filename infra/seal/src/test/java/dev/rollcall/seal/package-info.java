@NullMarked
package dev.rollcall.seal;

import org.jspecify.annotations.NullMarked;
