@NullMarked
package dev.rollcall.torture.load;

import org.jspecify.annotations.NullMarked;
