package io.slipway.release.descriptor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.slipway.release.problems.ExitCode;
import io.slipway.release.problems.SlipwayException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DescriptorReaderTest {

    private static final String SMALLEST = """
            app:
              name: addin
            environments:
              development:
                host: addin.dev.example.com
            """;

    @Test
    void smallestDescriptorGetsTheDefaults() {
        Descriptor descriptor = read(SMALLEST);

        assertThat(descriptor.app().basePath()).isEqualTo("/");
        assertThat(descriptor.app().mode()).isEqualTo(App.Mode.PREBUILT);
        assertThat(descriptor.app().tokens().style()).isEqualTo("#{ }#");
        assertThat(descriptor.environments().get("development").namespace()).isEqualTo("addin-development");
        assertThat(descriptor.environments().get("development").replicas()).isOne();
    }

    @Test
    void descriptorMayStateTheVersionThatIsTheDefault() {
        assertThat(read("apiVersion: slipway.io/v1\n" + SMALLEST).app())
                .isEqualTo(read(SMALLEST).app());
    }

    @ParameterizedTest
    @ValueSource(strings = {"slipway.io/v2", "v1", "1", "\"\"", "Slipway.io/v1", "apps/v1"})
    void otherVersionIsRefusedWithThoseThatAreReadAndNothingElse(String version) {
        assertThat(problems("apiVersion: " + version + "\n" + SMALLEST.replace("name:", "nome:")))
                .startsWith("slipway: apiVersion is '" + version.replace("\"", "") + "'")
                .contains("it reads: slipway.io/v1", "at slipway.yaml:1:1", "fix: write apiVersion: slipway.io/v1")
                .doesNotContain("nome");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            registry.example.com/addin:1.4.0         | registry.example.com/addin
            registry.example.com:5000/addin:1.4.0    | registry.example.com:5000/addin
            https://registry.example.com/addin       | registry.example.com/addin
            oci://registry.example.com/addin@sha256:ab | registry.example.com/addin
            registry.example.com/Team/Addin          | registry.example.com/team/addin
            addin:14                                 | addin
            """)
    void repositoryWithSchemeOrTagIsRefusedWithTheOneThatWasMeant(String written, String meant) {
        assertThat(problems(SMALLEST + "image: {repository: '" + written + "'}\n"))
                .contains(
                        "image.repository is '" + written + "', but must be a repository such as",
                        "at slipway.yaml:6:21")
                .endsWith("\n  fix: write repository: " + meant);
    }

    @ParameterizedTest
    @ValueSource(strings = {"addin", "team/addin", "registry.example.com/addin", "localhost:5000/team/addin"})
    void repositoryIsTakenAsItIsWritten(String repository) {
        assertThat(read(SMALLEST + "image: {repository: '" + repository + "'}\n")
                        .image()
                        .orElseThrow()
                        .repository())
                .isEqualTo(repository);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            host: [addin.example.com]      | environments.dev.host is a list, but must be a text | write one text there, without hyphens and brackets
            host: {change}.example.com     | environments.dev.host is a map, but must be a text  | write one text there, in quotes if it has braces
            presets: [{ingress: true}]     | an item of environments.dev.presets is a map        | write one text there
            presets: {ingress: true}       | environments.dev.presets is a map, but must be a list | write a list there, each item behind a hyphen
            variables: [apiUrl]            | environments.dev.variables is a list, but must be a map | write keys there without hyphens, each as name: value
            """)
    void valueOfTheWrongKindIsToldWithLineAndForm(String written, String message, String remedy) {
        String form = written.startsWith("host: {") ? "host: {change: }" : written;

        assertThat(problems("app: {name: addin}\nenvironments:\n  dev:\n    " + form + "\n"))
                .contains(message, "\n  at slipway.yaml:4:", "\n  fix: " + remedy);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            {name: addin}                 | development: {host: 'https://Addin.example.com:8443/app'} | host: addin.example.com
            {name: Add In}                | development: {host: addin.example.com}                    | name: add-in
            {name: addin, basePath: shop} | development: {host: addin.example.com}                    | basePath: /shop/
            {name: addin, mode: buld}    | development: {host: addin.example.com}                    | mode: build
            {name: addin}                 | development: {host: addin.example.com, replicas: many}    | a whole number from 1 to 1000
            {name: addin}                 | Dev_1: {host: addin.example.com}                          | name it dev-1
            """)
    void whatWasMeantIsInTheRemedy(String app, String environment, String remedy) {
        assertThat(problems("app: " + app + "\nenvironments:\n  " + environment + "\n"))
                .contains("\n  at slipway.yaml:")
                .containsPattern("\n  fix: write .*" + Pattern.quote(remedy) + "|\n  fix: " + Pattern.quote(remedy));
    }

    @Test
    void valuesMeanWhatTheyMeanToHelm() {
        var values = read(SMALLEST + """
                    values:
                      octal: 0400
                      off: no
                      exp: 1e6
                      hex: 0x1F
                      plus: +12
                      half: .5
                      text: "0400"
                      tagged: !!str no
                      date: 2026-11-28
                      none: ~
                      1: one
                      list: [Off, 0b11, 1_000, 0o17, 08]
                      common: &common {a: 1, b: 2}
                      own: {<<: *common, b: 3}
                """).environments().get("development").values();

        assertThat(values)
                .containsEntry("octal", 256L)
                .containsEntry("false", false)
                .containsEntry("exp", 1_000_000.0)
                .containsEntry("hex", 31L)
                .containsEntry("plus", 12L)
                .containsEntry("half", 0.5)
                .containsEntry("text", "0400")
                .containsEntry("tagged", "no")
                .containsEntry("date", "2026-11-28")
                .containsEntry("none", null)
                .containsEntry("1", "one")
                .containsEntry("list", List.of(false, 3L, 1000L, 15L, 8.0))
                .containsEntry("own", Map.of("a", 1L, "b", 3L));
    }

    @Test
    void whatHelmCannotTakeIsRefused() {
        assertThat(problems(SMALLEST + "    values: {limit: .inf}\n"))
                .contains("environments.development.values.limit is .inf, which Helm cannot take")
                .contains("fix: quote it, or write a number");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dev: {host: a.example.com, namespace: team}\n  acc: {host: b.example.com, namespace: team}",
                "dev: {host: a.example.com, namespace: team, context: one}\n"
                        + "  acc: {host: b.example.com, namespace: team, context: one}",
                "dev: {host: a.example.com, namespace: team}\n  acc: {host: b.example.com, extends: dev}"
            })
    void twoEnvironmentsAreNotOneRelease(String environments) {
        assertThat(problems("app: {name: spa}\nenvironments:\n  " + environments + "\n"))
                .contains("environments dev and acc are one release: both are spa in namespace team of ")
                .contains("at slipway.yaml:4:3")
                .contains("fix: give each a namespace of its own");
    }

    @Test
    void namespacesOfDifferentClustersMayHaveOneName() {
        assertThat(read("""
                        app: {name: spa}
                        defaults: {namespace: team}
                        environments:
                          dev: {host: a.example.com, context: one}
                          acc: {host: b.example.com, context: two}
                        """).environments()).hasSize(2);
    }

    @Test
    void unknownKeyNamesTheNearestKnownOneWithLineAndColumn() {
        assertThat(problems(SMALLEST.replace("name: addin", "name: addin\n  basepath: /addin/")))
                .contains("unknown key app.basepath")
                .contains("at slipway.yaml:3:3")
                .contains("fix: write basePath");
    }

    @Test
    void lettersInTheWrongOrderAreNearerThanAnotherKey() {
        assertThat(problems(SMALLEST.replace("host:", "hots:"))).contains("fix: write host\n");
    }

    @Test
    void whoeverMisspelledTheEnvironmentsIsNotToldToAddThem() {
        assertThat(problems(SMALLEST.replace("environments:", "enviroments:")))
                .endsWith("fix: write environments")
                .doesNotContain("no environments are defined");
    }

    @Test
    void directiveThatNoBrowserKnowsIsRefused() {
        assertThat(problems(SMALLEST + "nginx: {policy: {sources: {conect-src: ['https://api.example.com']}}}\n"))
                .contains("no browser knows the directive 'conect-src' of nginx.policy.sources")
                .contains("fix: write connect-src");
    }

    @Test
    void everythingThatIsWrongIsReportedAtOnce() {
        assertThat(problems("""
                        app:
                          name: Add In
                          basePath: addin
                        environments:
                          development:
                            replicas: many
                        """))
                .contains("app.name is 'Add In'", "app.basePath is 'addin'")
                .contains("environments.development.replicas is 'many'", "environment development has no host");
    }

    @Test
    void environmentInheritsFromTheOneItExtendsAndFromDefaults() {
        Descriptor descriptor = read("""
                app:
                  name: addin
                defaults:
                  replicas: 2
                  variables:
                    apiUrl: https://api.example.com
                    level: info
                environments:
                  acceptance:
                    host: acc.example.com
                    variables:
                      level: debug
                  training:
                    extends: acceptance
                    host: training.example.com
                """);
        Environment training = descriptor.environments().get("training");

        assertThat(training.replicas()).isEqualTo(2);
        assertThat(training.host()).isEqualTo("training.example.com");
        assertThat(training.variables().get("level"))
                .isInstanceOfSatisfying(
                        VariableEntry.Literal.class,
                        literal -> assertThat(literal.value()).isEqualTo("debug"));
        assertThat(training.variables()).containsKey("apiUrl");
    }

    @Test
    void environmentThatExtendsItselfIsRefused() {
        assertThat(problems(SMALLEST + "    extends: development\n")).contains("extends itself");
    }

    @Test
    void unknownParentNamesTheNearestEnvironment() {
        assertThat(problems(SMALLEST + "  test:\n    host: t.example.com\n    extends: developmnt\n"))
                .contains("extends developmnt, which does not exist; known environments: development, test")
                .contains("fix: write extends: development");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            tokens: {allow: []}                     | INLINE
            tokens: {hoist: true, values: inline}   | INLINE
            tokens: {values: file}                  | FILE
            tokens: {hoist: false, values: file}    | NONE
            """)
    void tokensSayWhereTheValuesOfScriptsAre(String tokens, App.Hoisting hoisting) {
        Descriptor descriptor =
                read("app: {name: shop, " + tokens + "}\nenvironments: {test: {host: shop.example.com}}\n");

        assertThat(descriptor.app().tokens().hoisting()).isEqualTo(hoisting);
    }

    @Test
    void environmentsSayWhichOnesTheyComeAfter() {
        Descriptor descriptor = read(SMALLEST + """
                  europe:
                    host: eu.example.com
                    after: development
                  america:
                    extends: europe
                    host: us.example.com
                  world:
                    host: example.com
                    after: [europe, america]
                """);

        assertThat(descriptor.environments().get("development").after()).isEmpty();
        assertThat(descriptor.environments().get("europe").after()).containsExactly("development");
        assertThat(descriptor.environments().get("world").after()).containsExactly("europe", "america");
        assertThat(descriptor.environments().get("america").after())
                .as("extends inherits no place in the order")
                .isEmpty();
    }

    @Test
    void orderOfPromotionLeadsRoundInNoCircle() {
        String circle = SMALLEST + "    after: production\n"
                + "  acceptance: {host: a.example.com, after: development}\n"
                + "  production: {host: p.example.com, after: acceptance}\n"
                + "  training: {host: t.example.com, after: production}\n";
        assertThat(problems(circle))
                .contains("environment development comes after itself:"
                        + " development after production after acceptance after development")
                .contains("fix: delete one after: of this cycle");
        assertThat(problems(SMALLEST + "    after: development\n"))
                .contains("environment development comes after itself: development after development");
    }

    @Test
    void orderOfPromotionKnowsItsEnvironments() {
        assertThat(problems(SMALLEST + "  test: {host: t.example.com, after: developmnt}\n"))
                .contains("environment test comes after developmnt, which does not exist;"
                        + " known environments: development, test")
                .contains("fix: write after: development");
    }

    @Test
    void defaultsPutNothingAfterItself() {
        assertThat(problems(SMALLEST + "defaults: {after: development}\n")).contains("defaults.after has no meaning");
    }

    @Test
    void numbersInVariablesKeepTheirSpelling() {
        Descriptor descriptor = read(SMALLEST + "variables:\n  version: 1.10\n  id: 007\n");

        assertThat(descriptor.variables().get("version"))
                .isInstanceOfSatisfying(
                        VariableEntry.Literal.class,
                        literal -> assertThat(literal.value()).isEqualTo("1.10"));
        assertThat(descriptor.variables().get("id"))
                .isInstanceOfSatisfying(
                        VariableEntry.Literal.class,
                        literal -> assertThat(literal.value()).isEqualTo("007"));
    }

    @Test
    void variableWithoutValueIsRefusedBecauseItWasProbablyForgotten() {
        assertThat(problems(SMALLEST + "variables:\n  apiUrl:\n")).contains("variable apiUrl has no value");
    }

    @Test
    void secretVariablesAreReferences() {
        Descriptor descriptor = read(SMALLEST + "variables:\n  key:\n    secret: {name: addin-secrets, key: apiKey}\n");

        assertThat(descriptor.variables().get("key"))
                .isEqualTo(new VariableEntry.InSecret("addin-secrets", "apiKey", new Place("slipway.yaml", 7, 3)));
    }

    @Test
    void twoKeysOfTheSameNameAreRefused() {
        assertThat(problems(SMALLEST + "app:\n  name: other\n")).contains("app is written twice", "slipway.yaml:6");
    }

    @Test
    void brokenYamlIsReportedWithItsPlace() {
        assertThat(problems("app: [1, 2\nenvironments: {")).contains("not valid YAML", "slipway.yaml:2");
    }

    @Test
    void deepNestingIsRefusedBeforeItOverflowsAnything() {
        assertThat(problems("a: " + "[".repeat(100_000))).contains("nested deeper than");
    }

    @Test
    void aliasesThatMultiplyAreRefused() {
        StringBuilder laughs = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 8; i++) {
            laughs.append("a%d: &a%d [*a%d, *a%d, *a%d, *a%d, *a%d, *a%d]\n"
                    .replace("%d", "%1$d")
                    .formatted(i)
                    .replace("*a" + i, "*a" + (i - 1)));
        }

        assertThat(problems(laughs.toString())).contains("aliases repeat too much");
    }

    @Test
    void tagsCreateNoObjects() {
        assertThat(problems("app: !!javax.script.ScriptEngineManager [x]\n")).contains("app is a list");
    }

    @Test
    void missingFileIsAnErrorOfUsage() {
        SlipwayException thrown = catchThrowableOfType(
                SlipwayException.class, () -> DescriptorReader.read(Path.of("no/such/directory/slipway.yaml")));

        assertThat(thrown.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(thrown.render("")).contains("no/such/directory/slipway.yaml").contains("fix: ");
    }

    private static Descriptor read(String text) {
        return DescriptorReader.read(Path.of("slipway.yaml"), text);
    }

    private static String problems(String text) {
        SlipwayException thrown = catchThrowableOfType(SlipwayException.class, () -> read(text));
        assertThat(thrown).as("the descriptor is refused").isNotNull();
        return thrown.render("");
    }
}
