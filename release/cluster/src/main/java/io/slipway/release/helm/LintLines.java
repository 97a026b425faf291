package io.slipway.release.helm;

import io.slipway.release.helm.LintResult.Finding;
import io.slipway.release.helm.LintResult.Severity;
import io.slipway.release.problems.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what {@code helm lint} prints: {@code [ERROR] templates/: …}, where a finding may have further lines. */
public final class LintLines {

    private static final Pattern START = Pattern.compile("\\[(INFO|WARNING|ERROR)] (\\S*?): (.*)", Pattern.DOTALL);
    private static final Pattern ERROR = Pattern.compile("Error (.*)", Pattern.DOTALL);

    private LintLines() {}

    public static LintResult parse(String text, Path chart) {
        List<Finding> findings = new ArrayList<>();
        for (String entry : text.split("\n(?=\\[(?:INFO|WARNING|ERROR)] |Error |==> |\\d+ chart)")) {
            Matcher start = START.matcher(entry);
            Matcher error = ERROR.matcher(entry);
            if (start.matches()) {
                add(findings, Severity.valueOf(start.group(1)), chart, start.group(2), start.group(3));
            } else if (error.matches()) {
                add(findings, Severity.ERROR, chart, "", error.group(1));
            }
        }
        return new LintResult(findings);
    }

    private static void add(List<Finding> findings, Severity severity, Path chart, String file, String message) {
        // Of values.yaml and Chart.yaml, lint leaves out the words by which other errors are recognised.
        boolean input = file.equals("values.yaml") || file.equals("Chart.yaml");
        String text = input && message.contains("yaml: line ") ? "cannot load " + file + ": " + message : message;
        Path source = file.isEmpty() ? chart : chart.resolve(file);
        for (Problem problem : HelmErrors.problems(text, chart)) {
            findings.add(new Finding(severity, problem.location(), Optional.of(source.toString()), problem.message()));
        }
    }
}
