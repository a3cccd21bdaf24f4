package dev.rollcall.web;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jspecify.annotations.Nullable;

/** Text that people can read: not blank, bounded, without control, bidirectional or invisible characters. */
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = PlainText.Validator.class)
public @interface PlainText {

    String message() default "must be 1 to {max} readable characters";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    int max() default 200;

    final class Validator implements ConstraintValidator<PlainText, String> {

        private int max;

        @Override
        public void initialize(PlainText constraint) {
            max = constraint.max();
        }

        /** An absent value is for {@code @NotNull} to judge. */
        @Override
        public boolean isValid(@Nullable String text, ConstraintValidatorContext context) {
            if (text == null) {
                return true;
            }
            String normal = ReadableText.normalize(text);
            return !normal.isEmpty() && normal.length() <= max && ReadableText.isReadable(normal);
        }
    }
}
