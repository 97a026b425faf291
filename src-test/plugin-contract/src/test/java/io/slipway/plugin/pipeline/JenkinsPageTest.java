package io.slipway.plugin.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.lesfurets.jenkins.unit.MethodCall;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.junit.jupiter.api.Test;

/** docs/jenkins.md shows nothing that is not so. */
class JenkinsPageTest {

    private static final Path ROOT = Path.of("..", "..");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(slipway\\w+)` \\|[^|]*\\| ([^|]*) \\|$");
    private static final Pattern PARAMETER = Pattern.compile("`(\\w+)`(\\*?)");

    /** Every step has the folder and Helm too, but for the approval. */
    private static final List<String> COMMON = List.of("directory", "helm");

    @Test
    void itsTableHasEachStepWithItsParameters() throws Exception {
        Map<String, List<String>> shown = new TreeMap<>();
        ROW.matcher(page()).results().forEach(row -> shown.put(row.group(1), parameters(row.group(2))));
        Map<String, List<String>> there = new TreeMap<>();
        for (StepDescriptor step : PipelineRun.STEPS) {
            StepModel model = StepModel.of(step);
            TreeSet<String> names = new TreeSet<>(model.optional());
            COMMON.forEach(names::remove);
            model.required().forEach(name -> names.add(name + "*"));
            there.put(model.function(), List.copyOf(names));
        }
        assertThat(shown).isEqualTo(there);
    }

    @Test
    void itsPipelineRuns() throws Exception {
        List<MethodCall> calls = new PipelineRun().run(block("groovy"));
        assertThat(calls.stream().map(MethodCall::getMethodName)).contains("slipwayRelease", "echo");
    }

    /** The harness configures a Jenkins with this very text. */
    @Test
    void itsConfigurationIsTheOneThatIsTried() throws Exception {
        String tried = Files.readString(
                ROOT.resolve("plugin/src/test/resources/io/slipway/plugin/harness/slipway.yaml"));
        assertThat(tried.replaceAll("(?m)^#.*\n", "")).isEqualTo(block("yaml"));
    }

    private static List<String> parameters(String cell) {
        return PARAMETER
                .matcher(cell)
                .results()
                .map(JenkinsPageTest::parameter)
                .sorted()
                .toList();
    }

    private static String parameter(MatchResult match) {
        return match.group(1) + match.group(2);
    }

    private static String block(String language) throws Exception {
        return Arrays.stream(page().split("```"))
                .filter(block -> block.startsWith(language + "\n"))
                .findFirst()
                .map(block -> block.substring(language.length() + 1))
                .orElseThrow();
    }

    private static String page() throws Exception {
        return Files.readString(ROOT.resolve("docs/jenkins.md"));
    }
}
