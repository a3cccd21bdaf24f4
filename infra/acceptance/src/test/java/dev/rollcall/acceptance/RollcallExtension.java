package dev.rollcall.acceptance;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Hands the one running {@link Rollcall} to tests; starts it for the first, stops it after the last. */
final class RollcallExtension implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == Rollcall.class || type == Api.class || type == Office.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Rollcall rollcall = context.getRoot()
                .getStore(ExtensionContext.Namespace.GLOBAL)
                .computeIfAbsent(Rollcall.class, type -> start(), Rollcall.class);
        Class<?> type = parameter.getParameter().getType();
        if (type == Rollcall.class) {
            return rollcall;
        }
        return type == Api.class ? rollcall.api() : Office.register(rollcall.api());
    }

    private static Rollcall start() {
        try {
            return new Rollcall();
        } catch (Exception e) {
            throw new IllegalStateException("Rollcall did not start", e);
        }
    }
}
