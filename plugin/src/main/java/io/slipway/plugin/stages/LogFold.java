package io.slipway.plugin.stages;

import hudson.Extension;
import hudson.MarkupText;
import hudson.console.ConsoleAnnotationDescriptor;
import hudson.console.ConsoleAnnotator;
import hudson.console.ConsoleNote;
import org.jenkinsci.Symbol;

/**
 * Folds what slipway says on a build's console under the line that started it. It is open at first, so that nothing is missed,
 * and needs no script: where a console is cut between the two lines, as one that still grows, it just is not folded.
 */
final class LogFold extends ConsoleNote<Object> {

    private static final long serialVersionUID = 1L;

    static final LogFold BEGIN = new LogFold(true);
    static final LogFold END = new LogFold(false);

    private final boolean begin;

    private LogFold(boolean begin) {
        this.begin = begin;
    }

    @Override
    @SuppressWarnings("rawtypes")
    public ConsoleAnnotator annotate(Object context, MarkupText line, int position) {
        if (begin) {
            line.addMarkup(0, line.length(), "<details open><summary>", "</summary>");
        } else {
            line.addMarkup(0, "</details>");
        }
        return null;
    }

    /** Lets Jenkins read it back from a log. */
    @Extension
    @Symbol("slipwayLogFold")
    public static final class DescriptorImpl extends ConsoleAnnotationDescriptor {}
}
