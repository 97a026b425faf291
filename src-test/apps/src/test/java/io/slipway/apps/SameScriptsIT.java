package io.slipway.apps;

import io.slipway.driver.Finished;
import io.slipway.driver.Repository;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * For apps of the corpus and two environments, one of them hostile: the syntax tree of each script whose values were hoisted equals
 * that of plain replacement, once the values of the page stand where scripts refer to them. {@code -Dapps} chooses; a few
 * where it is not given.
 */
class SameScriptsIT {
    private static final Path DIRECTORY = Repository.ROOT.resolve("src-test/end-to-end/hoisting");
    private static final Path WORK = Repository.ROOT.resolve("src-test/apps/target/same-scripts");
    private static final Path INIT = Repository.ROOT.resolve("init-container/program/target/slipway-init.jar");
    private static final List<String> VALUES = List.of(
            "https://api.example.com",
            "\"'`\\ ${1+1} </script><!-- --> */ \u2028\u2029 \n #{apiUrl}# \uD83D\uDE00 \u00e9\\");

    static List<AppRecipe> apps() {
        return Corpus.chosenOr("few");
    }

    @ParameterizedTest
    @MethodSource("apps")
    void meanTheSameInEveryEnvironment(AppRecipe recipe) throws IOException {
        Path work = WORK.resolve(recipe.name());
        Finished.of("rm", "-rf", work.toString()).expectSuccess();
        Finished.of("mkdir", "-p", work.toString()).expectSuccess();
        Path built = OwnedApp.of(recipe).build();
        Path hoisted = copy(built, work.resolve("hoisted"));
        Path plain = copy(built, work.resolve("plain"));
        init("index", hoisted.toString(), "--app", recipe.name());
        init("index", plain.toString(), "--hoist", "false");
        if (!DIRECTORY.resolve("node_modules/acorn").toFile().isDirectory()) {
            Finished.in(DIRECTORY, List.of("npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts"))
                    .expectSuccess();
        }

        for (int environment = 0; environment < VALUES.size(); environment++) {
            Path hoistedSite = work.resolve("hoisted-" + environment + "/html");
            Path plainSite = work.resolve("plain-" + environment + "/html");
            publish(hoisted, hoistedSite, VALUES.get(environment));
            publish(plain, plainSite, VALUES.get(environment));
            Finished.in(
                            DIRECTORY,
                            List.of(
                                    "node",
                                    "same-trees.mjs",
                                    hoisted.toString(),
                                    hoistedSite.toString(),
                                    plainSite.toString()))
                    .expectSuccess();
        }
    }

    private static void publish(Path bundle, Path site, String apiUrl) {
        init("publish", "--bundle", bundle.toString(), "--site", site.toString(), "--var", "apiUrl=" + apiUrl);
    }

    private static Path copy(Path from, Path to) {
        Finished.of("cp", "-r", from.toString(), to.toString()).expectSuccess();
        return to;
    }

    private static void init(String... arguments) {
        List<String> command = new ArrayList<>(List.of("env", "LANG=C.UTF-8", "java", "-jar", INIT.toString()));
        command.addAll(List.of(arguments));
        Finished.of(command).expectSuccess();
    }
}
