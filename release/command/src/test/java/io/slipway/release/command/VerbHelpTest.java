package io.slipway.release.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class VerbHelpTest {

    private static final int WIDEST = 100;

    @Test
    void firstLineNamesWhatIsRequired() {
        assertThat(help("release")).startsWith("Usage: slipway release --environment=NAME [OPTIONS] [APP]\n");
        assertThat(help("promote")).startsWith("Usage: slipway promote --from=NAME --to=NAME [OPTIONS] [APP]\n");
        assertThat(help("import")).startsWith("Usage: slipway import [OPTIONS] PIPELINE\n");
    }

    @Test
    void optionsStandUnderHeadingsWithTheRequiredOnesFirst() {
        assertThat(help("release"))
                .containsSubsequence(
                        "\nRequired:\n",
                        "--environment=NAME",
                        "\nWhat is released:\n",
                        "--version=VERSION",
                        "\nVariables:\n",
                        "--set=NAME=VALUE",
                        "\nCluster and Helm:\n",
                        "--kubeconfig=FILE",
                        "--create-namespace",
                        "\nWaiting and failure:\n",
                        "--timeout=DURATION",
                        "\nChecks:\n",
                        "--override=REASON",
                        "\nFor the record:\n",
                        "--approved-by=NAME",
                        "\nOutput and help:\n",
                        "--output=WHAT",
                        "-h, --help");
    }

    @Test
    void optionsOfAVerbAloneStandBeforeThoseItShares() {
        assertThat(help("rollback"))
                .containsSubsequence("\nRequired:\n", "\nOptions:\n", "--to=REVISION", "\nCluster and Helm:\n");
        assertThat(help("status")).doesNotContain("Required:");
    }

    @Test
    void everyOptionStandsInTheHelpOnce() {
        for (CommandLine verb : Verbs.all()) {
            String help = verb.getUsageMessage(CommandLine.Help.Ansi.OFF);
            verb.getCommandSpec()
                    .options()
                    .forEach(option -> assertThat(help.lines()
                                    .filter(line -> line.matches(
                                                    "  (-., |    )\\Q" + option.longestName() + "\\E([= ].*)?")
                                            || line.matches(" +--\\[no-]\\Q"
                                                    + option.longestName().substring(2) + "\\E.*")))
                            .as("%s in %s", option.longestName(), help)
                            .hasSize(1));
            assertThat(help.lines()).allMatch(line -> line.length() <= WIDEST);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"check", "review open", "review"})
    void helpShowsThatOfAVerbAndOfAVerbOfAVerb(String words) {
        Typed asked = Typed.slipway(("help " + words).split(" "));

        assertThat(asked.exitCode()).as(asked.stderr()).isZero();
        assertThat(asked.stdout())
                .isEqualTo(Typed.slipway((words + " --help").split(" ")).stdout());
    }

    @Test
    void helpAloneIsThatOfTheCommand() {
        assertThat(Typed.slipway("help")).isEqualTo(Typed.slipway("--help"));
    }

    @Test
    void helpOfAnUnknownVerbSaysWhatVerbsExist() {
        assertThat(Typed.slipway("help", "review", "nosuch")).isEqualTo(new Typed(2, "", """
                slipway: unknown verb nosuch
                  fix: write one of open, list, close, sweep; see slipway review --help
                """));
        assertThat(Typed.slipway("help", "nosuch").stderr())
                .startsWith("slipway: unknown verb nosuch\n  fix: write one of init, import, preview, release, ");
        assertThat(Typed.slipway("help", "relaese").stderr()).contains("fix: write release; see slipway --help");
    }

    private static String help(String verb) {
        return Typed.slipway(verb, "--help").stdout();
    }
}
