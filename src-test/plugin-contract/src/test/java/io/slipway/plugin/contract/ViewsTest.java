package io.slipway.plugin.contract;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Describable;
import java.beans.Introspector;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.w3c.dom.Element;

class ViewsTest {

    private static final Pattern LOCALISED = Pattern.compile("[{'\"]%([A-Za-z]+)[('\"}]");
    private static final Pattern EXPRESSION = Pattern.compile("\\$\\{[^}]*}");
    private static final Pattern RESERVED =
            Pattern.compile("\\.(and|or|not|eq|ne|lt|gt|le|ge|div|mod|empty|size(?!\\()|true|false|null|if|else|foreach|in|while)\\b");

    static List<Path> views() {
        return Plugin.files(Plugin.RESOURCES, ".jelly");
    }

    static Stream<Class<?>> forms() {
        return Plugin.classes().stream()
                .filter(type -> Describable.class.isAssignableFrom(type) && !Modifier.isAbstract(type.getModifiers()));
    }

    @ParameterizedTest
    @MethodSource("views")
    void escapesByDefault(Path view) {
        assertThat(Plugin.text(view)).startsWith("<?jelly escape-by-default='true'?>");
    }

    /** The content security policy of Jenkins would not run it anyway. */
    @ParameterizedTest
    @MethodSource("views")
    void hasNoScriptAndNoStyleInIt(Path view) {
        for (Element element : View.of(view).elements()) {
            assertThat(element.getLocalName()).isNotIn("script", "style");
            for (int i = 0; i < element.getAttributes().getLength(); i++) {
                assertThat(element.getAttributes().item(i).getNodeName().toLowerCase(Locale.ROOT))
                        .doesNotStartWith("on")
                        .isNotEqualTo("style");
                assertThat(element.getAttributes().item(i).getNodeValue()).doesNotContain("javascript:");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("views")
    void neverPutsTextPastTheEscaping(Path view) {
        assertThat(Plugin.text(view)).doesNotContain("<j:out").doesNotContain("h.rawHtml");
    }

    /** The expressions of Jelly do not parse then, and the page is an error 500. */
    @ParameterizedTest
    @MethodSource("views")
    void namesNoPropertyByAReservedWord(Path view) {
        Matcher expression = EXPRESSION.matcher(Plugin.text(view));
        while (expression.find()) {
            assertThat(expression.group()).doesNotContainPattern(RESERVED);
        }
    }

    @ParameterizedTest
    @MethodSource("forms")
    void givesEachPropertyAControlAndEachControlAProperty(Class<?> type) {
        assertThat(controls(type)).as(type.getName()).isEqualTo(properties(type));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void explainsEachProperty(Class<?> type) {
        for (String property : properties(type)) {
            assertThat(hierarchy(type).map(one -> Plugin.views(one).resolve("help-" + property + ".html")))
                    .as(type.getSimpleName() + "." + property)
                    .anyMatch(Files::isRegularFile);
        }
    }

    @Test
    void explainsNothingThatIsNotThere() {
        for (Path help : Plugin.files(Plugin.RESOURCES, ".html")) {
            String property = help.getFileName().toString().replaceAll("help-(.*)\\.html", "$1");
            assertThat(Plugin.classes())
                    .as(help.toString())
                    .anyMatch(type -> properties(type).contains(property)
                            && hierarchy(type).map(Plugin::views).anyMatch(help.getParent()::equals));
            assertThat(Plugin.text(help)).hasSizeGreaterThan(40).doesNotContain("<script");
        }
    }

    /** A text with a key has it in the properties beside; one without is its own English. */
    @ParameterizedTest
    @MethodSource("views")
    void findsItsTexts(Path view) throws Exception {
        Path file = Path.of(view.toString().replace(".jelly", ".properties"));
        Properties texts = new Properties();
        if (Files.exists(file)) {
            try (var in = Files.newBufferedReader(file)) {
                texts.load(in);
            }
        }
        Set<String> keys = new TreeSet<>();
        Matcher matcher = LOCALISED.matcher(Plugin.text(view));
        while (matcher.find()) {
            if (Character.isLowerCase(matcher.group(1).charAt(0))) {
                keys.add(matcher.group(1));
            }
        }
        assertThat(texts.stringPropertyNames()).isEqualTo(keys);
    }

    /** An empty one is no number: the form would say so, and Jenkins would save 0. */
    @ParameterizedTest
    @MethodSource("forms")
    void aNumberBeginsWithWhatItIsWhenNobodySetsIt(Class<?> type) throws ReflectiveOperationException {
        for (Element number : form(type)
                .flatMap(view -> view.elements().stream())
                .filter(element -> "number".equals(element.getLocalName()))
                .toList()) {
            String field = ((Element) number.getParentNode()).getAttribute("field");
            Constructor<?> constructor = type.getConstructors()[0];
            Object fresh = constructor.newInstance(new Object[constructor.getParameterCount()]);
            String getter = "get" + field.substring(0, 1).toUpperCase(Locale.ROOT) + field.substring(1);
            assertThat(number.getAttribute("default"))
                    .as(type.getSimpleName() + "." + field)
                    .isEqualTo(type.getMethod(getter).invoke(fresh).toString());
        }
    }

    /** The form of a class, and the views that it takes in. */
    private static Stream<View> form(Class<?> type) {
        return view(type, "config.jelly").stream()
                .flatMap(form -> Stream.concat(
                        Stream.of(form),
                        form.includes().stream()
                                .map(page ->
                                        view(type, page).orElseThrow(() -> new AssertionError("no view " + page)))));
    }

    private static Optional<View> view(Class<?> type, String page) {
        return hierarchy(type)
                .map(one -> Plugin.views(one).resolve(page))
                .filter(Files::isRegularFile)
                .findFirst()
                .map(View::of);
    }

    private static Set<String> controls(Class<?> type) {
        return form(type)
                .flatMap(view -> view.fieldsWithControl().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> properties(Class<?> type) {
        Set<String> properties = new TreeSet<>();
        for (Constructor<?> constructor : type.getConstructors()) {
            if (constructor.isAnnotationPresent(DataBoundConstructor.class)) {
                Arrays.stream(constructor.getParameters()).forEach(parameter -> properties.add(parameter.getName()));
            }
        }
        for (Method method : type.getMethods()) {
            if (method.isAnnotationPresent(DataBoundSetter.class)) {
                properties.add(Introspector.decapitalize(method.getName().substring("set".length())));
            }
        }
        return properties;
    }

    private static Stream<Class<?>> hierarchy(Class<?> type) {
        return Stream.<Class<?>>iterate(type, one -> one != null && one != Object.class, Class::getSuperclass);
    }
}
