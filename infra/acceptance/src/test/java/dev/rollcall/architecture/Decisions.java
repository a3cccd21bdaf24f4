package dev.rollcall.architecture;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.AbstractClassesTransformer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Set;
import org.axonframework.spring.stereotype.Aggregate;

/** The aggregates, and every class of ours that they reach: commands, collaborators, values. */
final class Decisions extends AbstractClassesTransformer<JavaClass> {

    private final String root;

    Decisions(String root) {
        super("decisions");
        this.root = root;
    }

    @Override
    public Iterable<JavaClass> doTransform(JavaClasses all) {
        Deque<JavaClass> open = new ArrayDeque<>();
        all.stream().filter(type -> type.isAnnotatedWith(Aggregate.class)).forEach(open::add);
        Set<JavaClass> reached = new LinkedHashSet<>();
        while (!open.isEmpty()) {
            JavaClass next = open.remove();
            if (reached.add(next)) {
                next.getDirectDependenciesFromSelf().stream()
                        .map(Dependency::getTargetClass)
                        .map(JavaClass::getBaseComponentType)
                        .filter(type -> type.getPackageName().startsWith(root + "."))
                        .forEach(open::add);
            }
        }
        return reached;
    }
}
