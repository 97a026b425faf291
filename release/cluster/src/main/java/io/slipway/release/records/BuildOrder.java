package io.slipway.release.records;

import io.slipway.release.versions.SemanticVersion;
import java.util.Optional;
import java.util.function.Function;

/**
 * Which of two builds is the newer one. The first of these that both know decides: the number of the build, within one
 * pipeline, the time of the commit, the version of the app.
 */
public final class BuildOrder {

    private static final String NOT_OLDER = "";

    private BuildOrder() {}

    /** Says why a candidate is older than what runs; empty when it is not, or when nothing tells. */
    public static Optional<String> whyOlder(ReleaseRecord candidate, ReleaseRecord running) {
        return compare(candidate, running, record -> record.build().number())
                .filter(order -> isOnePipeline(candidate, running))
                .map(order -> order < 0 ? said("build", candidate, running, BuildOrder::number) : NOT_OLDER)
                .or(() -> compare(candidate, running, record -> record.build().committed())
                        .map(order -> order < 0
                                ? said("the commit of", candidate, running, BuildOrder::committed)
                                : NOT_OLDER))
                .or(() -> compare(candidate, running, BuildOrder::semantic)
                        .map(order ->
                                order < 0 ? said("version", candidate, running, ReleaseRecord::version) : NOT_OLDER))
                .filter(reason -> !reason.equals(NOT_OLDER));
    }

    /** Each job counts its builds from 1, and so does each branch of a multibranch project. */
    private static boolean isOnePipeline(ReleaseRecord candidate, ReleaseRecord running) {
        return pipeline(candidate).equals(pipeline(running));
    }

    /** The page of a build without its number: that of its job. */
    private static String pipeline(ReleaseRecord record) {
        return record.author().buildUrl().orElse("").replaceFirst("/\\d+/?$", "");
    }

    private static <T extends Comparable<? super T>> Optional<Integer> compare(
            ReleaseRecord candidate, ReleaseRecord running, Function<ReleaseRecord, Optional<T>> key) {
        return key.apply(candidate).flatMap(one -> key.apply(running).map(one::compareTo));
    }

    private static String said(
            String what, ReleaseRecord candidate, ReleaseRecord running, Function<ReleaseRecord, String> key) {
        return what + " " + key.apply(candidate) + " is older than " + what + " " + key.apply(running)
                + ", which runs there";
    }

    /** Records keep what others wrote, and many write a v before a version. */
    private static Optional<SemanticVersion> semantic(ReleaseRecord record) {
        return SemanticVersion.parse(record.version().replaceFirst("^v", ""));
    }

    private static String number(ReleaseRecord record) {
        return record.build().number().map(String::valueOf).orElse("");
    }

    private static String committed(ReleaseRecord record) {
        return record.build().committed().map(String::valueOf).orElse("");
    }
}
