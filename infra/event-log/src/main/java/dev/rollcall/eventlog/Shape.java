package dev.rollcall.eventlog;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.axonframework.serialization.Revision;

/**
 * Fingerprint of all that an aggregate can hold: names and types of its fields, down through the classes of our own. A
 * state taken under one shape says nothing under another. When the meaning of fields changes and their form does not,
 * a new {@link Revision} on the aggregate changes the shape.
 */
final class Shape {

    private Shape() {}

    static String of(Class<?> aggregate) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(describe(aggregate).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    static String describe(Class<?> aggregate) {
        SortedMap<String, String> fieldsByClass = new TreeMap<>();
        describe(aggregate, ofOurs(aggregate), fieldsByClass);
        Revision revision = aggregate.getAnnotation(Revision.class);
        return fieldsByClass + (revision == null ? "" : revision.value());
    }

    /** The first two parts of a package, which all our classes share. */
    private static String ofOurs(Class<?> type) {
        String[] parts = type.getPackageName().split("\\.", 3);
        return String.join(".", Arrays.copyOf(parts, Math.min(2, parts.length))) + ".";
    }

    private static void describe(Type type, String ofOurs, SortedMap<String, String> fieldsByClass) {
        if (type instanceof ParameterizedType generic) {
            describe(generic.getRawType(), ofOurs, fieldsByClass);
            for (Type argument : generic.getActualTypeArguments()) {
                describe(argument, ofOurs, fieldsByClass);
            }
        } else if (type instanceof Class<?> ours
                && ours.getName().startsWith(ofOurs)
                && !fieldsByClass.containsKey(ours.getName())) {
            fieldsByClass.put(ours.getName(), ""); // against types that hold themselves
            fieldsByClass.put(ours.getName(), fieldsOf(ours, ofOurs, fieldsByClass));
            Stream.concat(
                            Stream.ofNullable(ours.getSuperclass()),
                            Stream.ofNullable(ours.getPermittedSubclasses()).flatMap(Arrays::stream))
                    .forEach(relative -> describe(relative, ofOurs, fieldsByClass));
        }
    }

    private static String fieldsOf(Class<?> type, String ofOurs, SortedMap<String, String> fieldsByClass) {
        SortedMap<String, String> fields = new TreeMap<>();
        for (Field field : type.getDeclaredFields()) {
            boolean isConstant = Modifier.isStatic(field.getModifiers()) && !field.isEnumConstant();
            if (!isConstant && !Modifier.isTransient(field.getModifiers())) {
                fields.put(field.getName(), field.getGenericType().getTypeName());
                if (!field.isEnumConstant()) {
                    describe(field.getGenericType(), ofOurs, fieldsByClass);
                }
            }
        }
        return fields.toString();
    }
}
