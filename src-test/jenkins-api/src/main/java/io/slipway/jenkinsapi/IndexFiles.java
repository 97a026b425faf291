package io.slipway.jenkinsapi;

import hudson.init.Initializer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.tools.StandardLocation;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.export.ExportedBean;

/**
 * Three formats, read in Stapler 2050 and annotation-indexer 1.18.
 *
 * <table>
 * <caption>What is written where</caption>
 * <tr><th>for</th><th>file</th><th>text</th></tr>
 * <tr><td>a data-bound constructor</td><td>{@code <class>.stapler}, nested classes after a slash</td>
 *     <td>{@code constructor=} and the names of its parameters</td></tr>
 * <tr><td>a method with query parameters</td><td>{@code <class>/<method>.stapler}</td>
 *     <td>the names of all its parameters</td></tr>
 * <tr><td>a symbol, an exported bean, an initializer</td><td>{@code META-INF/services/annotations/<annotation>}</td>
 *     <td>the binary names of the classes that have it or its method, a line each</td></tr>
 * </table>
 */
@SupportedAnnotationTypes("*")
public final class IndexFiles extends AbstractProcessor {

    private final Map<String, Set<String>> indexes = new TreeMap<>();

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latest();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        round.getElementsAnnotatedWith(DataBoundConstructor.class).forEach(this::constructor);
        round.getElementsAnnotatedWith(QueryParameter.class).stream()
                .map(Element::getEnclosingElement)
                .distinct()
                .forEach(this::method);
        List.of(Symbol.class, ExportedBean.class, Initializer.class).forEach(annotation -> index(round, annotation));
        if (round.processingOver()) {
            indexes.forEach((annotation, classes) -> write(
                    "META-INF/services/annotations/" + annotation,
                    classes.stream().map(name -> name + "\n").collect(Collectors.joining())));
        }
        return false;
    }

    private void index(RoundEnvironment round, Class<? extends Annotation> annotation) {
        for (Element element : round.getElementsAnnotatedWith(annotation)) {
            Element type = element instanceof TypeElement ? element : element.getEnclosingElement();
            String name = processingEnv
                    .getElementUtils()
                    .getBinaryName((TypeElement) type)
                    .toString();
            indexes.computeIfAbsent(annotation.getName(), key -> new TreeSet<>())
                    .add(name);
        }
    }

    private void constructor(Element constructor) {
        write(path(constructor) + ".stapler", "constructor=" + parameters(constructor) + "\n");
    }

    private void method(Element method) {
        write(path(method) + "/" + method.getSimpleName() + ".stapler", parameters(method));
    }

    private static String path(Element member) {
        return ((TypeElement) member.getEnclosingElement())
                .getQualifiedName()
                .toString()
                .replace('.', '/');
    }

    private static String parameters(Element executable) {
        return ((ExecutableElement) executable)
                .getParameters().stream()
                        .map(parameter -> parameter.getSimpleName().toString())
                        .collect(Collectors.joining(","));
    }

    private void write(String path, String text) {
        try (Writer file = processingEnv
                .getFiler()
                .createResource(StandardLocation.CLASS_OUTPUT, "", path)
                .openWriter()) {
            file.write(text);
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        }
    }
}
