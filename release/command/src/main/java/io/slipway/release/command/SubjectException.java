package io.slipway.release.command;

import io.slipway.release.problems.SlipwayException;

/** An error with what it is about, for the first words of its message. */
final class SubjectException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String subject;

    /** @param subject mostly the environment */
    SubjectException(String subject, SlipwayException cause) {
        super(cause.getMessage(), cause);
        this.subject = subject;
    }

    String subject() {
        return subject;
    }
}
