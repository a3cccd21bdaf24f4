package dev.rollcall.contract;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.LinkTree;
import com.sun.source.doctree.LiteralTree;
import com.sun.source.doctree.ParamTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** What the source says of records and their components, as plain text. */
final class Comments {

    private final Map<String, String> texts = new HashMap<>();

    /** @param sources folder of packages */
    Comments(Path sources) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null);
                Stream<Path> found = Files.walk(sources)) {
            List<Path> java = found.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
            JavacTask task = (JavacTask) compiler.getTask(
                    null, files, null, List.of("-proc:none"), null, files.getJavaFileObjectsFromPaths(java));
            DocTrees docs = DocTrees.instance(task);
            for (CompilationUnitTree unit : task.parse()) {
                new Reader(docs).scan(unit, unit.getPackageName() + ".");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Optional<String> of(Class<?> type) {
        return Optional.ofNullable(texts.get(type.getCanonicalName()));
    }

    Optional<String> of(Class<?> type, String component) {
        return Optional.ofNullable(texts.get(type.getCanonicalName() + "#" + component));
    }

    private static String text(List<? extends DocTree> trees) {
        return trees.stream()
                .map(Comments::text)
                .collect(Collectors.joining())
                .replaceAll("\\s+", " ")
                .strip();
    }

    private static String text(DocTree tree) {
        return switch (tree.getKind()) {
            case LINK, LINK_PLAIN -> signature((LinkTree) tree);
            case CODE, LITERAL -> ((LiteralTree) tree).getBody().getBody();
            case START_ELEMENT, END_ELEMENT -> " ";
            default -> tree.toString();
        };
    }

    private static String signature(LinkTree link) {
        return link.getLabel().isEmpty() ? link.getReference().getSignature().replace('#', '.') : text(link.getLabel());
    }

    private final class Reader extends TreePathScanner<Void, String> {

        private final DocTrees docs;

        private Reader(DocTrees docs) {
            this.docs = docs;
        }

        @Override
        public Void visitClass(ClassTree type, String prefix) {
            String name = prefix + type.getSimpleName();
            TreePath path = getCurrentPath();
            DocCommentTree comment = docs.getDocCommentTree(path);
            if (comment != null) {
                texts.put(name, text(comment.getFullBody()));
                for (DocTree tag : comment.getBlockTags()) {
                    if (tag instanceof ParamTree parameter && !parameter.isTypeParameter()) {
                        texts.put(name + "#" + parameter.getName(), text(parameter.getDescription()));
                    }
                }
            }
            return super.visitClass(type, name + ".");
        }
    }
}
