package io.slipway.release.problems;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProblemTest {

    @Test
    void rendersEveryPartInTheOrderOfTheDesign() {
        Problem problem = Problem.of("no value for token apiUrl")
                .at("src/environments/environment.ts:4")
                .lookedIn("environment acceptance", "variables of slipway.yaml", "--set")
                .fix("add apiUrl under environments.acceptance.variables");

        assertThat(problem.render("acceptance")).isEqualTo("""
                slipway: acceptance: no value for token apiUrl
                  at src/environments/environment.ts:4
                  looked in: environment acceptance, variables of slipway.yaml, --set
                  fix: add apiUrl under environments.acceptance.variables""");
    }

    @Test
    void leavesOutWhatIsNotKnown() {
        assertThat(Problem.of("no slipway.yaml").render("")).isEqualTo("slipway: no slipway.yaml");
    }

    @Test
    void indentsFurtherLinesDeeperThanTheParts() {
        assertThat(Problem.of("helm says:\n  at nowhere").render("x"))
                .isEqualTo("slipway: x: helm says:\n      at nowhere");
    }

    @Test
    void exceptionRendersAllProblems() {
        SlipwayException exception = SlipwayException.usage(Problem.of("one"), Problem.of("two"));

        assertThat(exception.render("acceptance")).isEqualTo("slipway: acceptance: one\nslipway: acceptance: two");
        assertThat(exception.exitCode().code()).isEqualTo(2);
    }
}
