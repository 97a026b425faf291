package io.slipway.release.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class WrongUsageTest {

    @Test
    void misspelledVerbIsAnsweredWithTheNearest() {
        assertThat(Typed.slipway("relase")).isEqualTo(new Typed(2, "", """
                slipway: unknown verb relase
                  fix: write release; see slipway --help
                """));
    }

    @Test
    void misspelledOptionIsAnsweredWithTheNearest() {
        assertThat(Typed.slipway("check", "--enviroment=acceptance")).isEqualTo(new Typed(2, "", """
                slipway: unknown option --enviroment
                  fix: write --environment; see slipway check --help
                """));
    }

    @Test
    void misspelledOptionThatIsRequiredIsNamed() {
        assertThat(Typed.slipway("release", "--enviroment=acceptance")).isEqualTo(new Typed(2, "", """
                slipway: unknown option --enviroment
                  fix: write --environment; see slipway release --help
                """));
    }

    @Test
    void whatAFixPointsToIsThere() {
        for (CommandLine verb : Verbs.all()) {
            if (verb.getCommandName().equals("slipway")) {
                continue;
            }
            Typed help = Typed.slipway((Verbs.words(verb) + " --help").split(" "));

            assertThat(help.exitCode()).as(help.stderr()).isZero();
            assertThat(help.stdout()).contains("Usage: " + verb.getCommandSpec().qualifiedName());
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            preview --environment x --port 99999 | '99999' is not a port from 1 to 65535
            preview --environment x --port 0     | '0' is not a port from 1 to 65535
            preview --environment x --port web   | 'web' is not a port from 1 to 65535
            connect --environment x --port 99999 | '99999' is not a port from 0 to 65535
            release --environment x --image-digest abc | 'abc' is not sha256: and 64 hexadecimal digits
            promote --from x --to y --image-digest sha256:AB | 'sha256:AB' is not sha256: and 64 hexadecimal digits
            check --variables-file nope.yaml | the file nope.yaml does not exist
            check --output paper | --output is 'paper'; expected text or json
            check --output markdown | --output is 'markdown'; expected text or json
            changes --from x --output paper | --output is 'paper'; expected text, json or markdown
            diff --environment x --helm docker | --helm is 'docker'; expected auto, embedded or path
            check --set apiUrl | --set apiUrl has no value
            release --environment x --build-number abc | --build-number is 'abc', but must be a whole number
            checks --environment x --build-number 1.5 | --build-number is '1.5', but must be a whole number
            rollback --environment x --to abc | --to is 'abc', but must be a whole number
            release --environment x --verify foo | 'foo' is not a URL such as https://shop.example.com/healthz
            promote --from x --to y --verify ftp://shop.example.com | 'ftp://shop.example.com' is not a URL
            release --environment x --verify https:///healthz | 'https:///healthz' is not a URL
            """)
    void valueThatCannotBeIsRefusedBeforeAnythingIsRead(String typed, String message) {
        Typed answer = Typed.slipway(typed.split(" "));

        assertThat(answer.exitCode()).isEqualTo(2);
        assertThat(answer.stderr()).contains(message).doesNotContain("Exception");
    }

    @Test
    void reportThatIsADirectoryIsAnsweredWithAFileInIt() {
        assertThat(Typed.slipway("check", "--report", ".")).isEqualTo(new Typed(2, "", """
                slipway: --report . is a directory
                  fix: name a file in it, such as --report ./report.json
                """));
    }

    @Test
    void reportWhoseDirectoryIsMissingNamesThatDirectory() {
        assertThat(Typed.slipway("check", "--report", "nope/report.json")).isEqualTo(new Typed(2, "", """
                slipway: --report nope/report.json: its directory does not exist or is not writable
                  fix: create the directory, or name a file in one that you may write to
                """));
    }

    @Test
    void wordLikeNoOtherGetsNoGuess() {
        assertThat(Typed.slipway("doctor", "everything")).isEqualTo(new Typed(2, "", """
                slipway: unknown argument everything
                  fix: see slipway doctor --help
                """));
    }
}
