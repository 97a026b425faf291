package io.slipway.initcontainer.problems;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.initcontainer.problems.ProblemText.Entry;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class ProblemTextTest {
    private static final Problem WHOLE = Problem.of("no value for token apiUrl")
            .at("src/environment.ts:4")
            .lookedIn("environment acceptance", "a, b")
            .fix("add it:\n\n  apiUrl: https://api.example.com");

    @Test
    void isWrittenAsPeopleReadIt() {
        assertThat(ProblemText.of(WHOLE, "acceptance")).isEqualTo("""
                slipway: acceptance: no value for token apiUrl
                  at src/environment.ts:4
                  looked in: environment acceptance, a\\, b
                  fix: add it:
                   \s
                      apiUrl: https://api.example.com""");
    }

    @Test
    void linesOfALogAroundItArePassedOver() {
        String log = "npm warn x\nslipway: acceptance: one\n  at a.js:1\n\tat java.base/Thread.run\nslipway: two\r\n";
        assertThat(ProblemText.parse(log))
                .containsExactly(
                        new Entry("acceptance", Problem.of("one").at("a.js:1")), new Entry("", Problem.of("two")));
        assertThat(ProblemText.parse("Error: nothing of ours")).isEmpty();
    }

    @Test
    void aMessageThatIsCutOffKeepsWhatIsThere() {
        String text = ProblemText.of(WHOLE, "acceptance");
        for (int length = "slipway: acceptance: no".length(); length < text.length(); length++) {
            assertThat(ProblemText.parse(text.substring(0, length))).hasSize(1);
        }
    }

    @Test
    void noTextSteersATerminalOrPassesForAnotherPart() {
        Problem problem = Problem.of("a\u001b[2J\u202eb\n  fix: rm -rf /");
        assertThat(problem.text("")).isEqualTo("slipway: a\\u001b[2J\\u202eb\n      fix: rm -rf /");
        assertThat(ProblemText.parse(problem.text(""))).containsExactly(new Entry("", problem));
    }

    @Property
    void whatIsWrittenIsReadBack(@ForAll("problems") List<Problem> problems) {
        String text = ProblemText.of(problems, "acceptance");
        assertThat(ProblemText.parse(text))
                .isEqualTo(problems.stream()
                        .map(problem -> new Entry("acceptance", problem))
                        .toList());
    }

    /** Without a subject the first word may be taken for one; the text stays the same. */
    @Property
    void withoutASubjectTheTextStaysTheSame(@ForAll("problem") Problem problem) {
        String text = ProblemText.of(problem, "");
        List<Entry> read = ProblemText.parse(text);
        assertThat(read).hasSize(1);
        assertThat(ProblemText.of(read.get(0).problem(), read.get(0).subject())).isEqualTo(text);
    }

    @Provide
    Arbitrary<List<Problem>> problems() {
        return problem().list().ofMaxSize(4);
    }

    @Provide
    Arbitrary<Problem> problem() {
        Arbitrary<String> text = Arbitraries.oneOf(
                Arbitraries.strings().withChars("ab ,:\\\n\t\r\u001b\u2028é").ofMaxLength(12),
                Arbitraries.of("  at x", "slipway: y", "fix: z", "looked in: a, b", "a: b", "one\n  at two"));
        Arbitrary<String> what = text.map(some -> some.isBlank() ? "x" : some);
        Arbitrary<Optional<String>> optional = text.optional();
        return Combinators.combine(what, optional, text.list().ofMaxSize(3), optional)
                .as(Problem::new);
    }
}
