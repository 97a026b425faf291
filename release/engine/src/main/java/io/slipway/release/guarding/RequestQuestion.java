package io.slipway.release.guarding;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.slipway.release.checks.Answer;
import io.slipway.release.checks.RequestCheck;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Asks a system for its consent. */
final class RequestQuestion {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST_SHOWN = 80;

    private final WebSource web;
    private final RequestCheck check;
    private final Subject subject;

    RequestQuestion(WebSource web, RequestCheck check, Subject subject) {
        this.web = web;
        this.check = check;
        this.subject = subject;
    }

    /** @param since when it was first asked */
    Answer ask(Instant since) {
        String heard = heard();
        if (heard.equalsIgnoreCase(check.passes())) {
            return new Answer.Passed(heard);
        }
        if (heard.equalsIgnoreCase(check.refuses())) {
            return new Answer.Refused("'" + heard + "' says " + Placeholders.fill(check.url(), subject));
        }
        if (Duration.between(since, Instant.now()).compareTo(check.patience()) >= 0) {
            return new Answer.Refused("neither '" + check.passes() + "' nor '" + check.refuses() + "' within "
                    + DurationText.of(check.patience()) + "; last: " + heard);
        }
        return new Answer.NotYet(heard, since);
    }

    /** The word, or why there is none. */
    private String heard() {
        Optional<String> missing = Placeholders.missing(check.url(), subject);
        if (missing.isPresent()) {
            return missing.get();
        }
        try {
            String word = word(web.get(Placeholders.fill(check.url(), subject), check.credentials()));
            boolean known = word.equalsIgnoreCase(check.passes()) || word.equalsIgnoreCase(check.refuses());
            return known ? word : "it answered '" + shortened(word) + "'";
        } catch (WebSource.UnansweredException e) {
            return e.getMessage();
        }
    }

    private String word(String body) throws WebSource.UnansweredException {
        if (check.field().isEmpty()) {
            return body.strip();
        }
        String field = check.field().get();
        try {
            JsonNode value = JSON.readTree(body).at("/" + field.replace('.', '/'));
            if (value.isValueNode() && !value.isNull()) {
                return value.asText().strip();
            }
        } catch (JsonProcessingException noJson) {
            throw new WebSource.UnansweredException("its answer is not JSON: '" + shortened(body.strip()) + "'");
        }
        throw new WebSource.UnansweredException("its answer holds no " + field);
    }

    private static String shortened(String text) {
        String line = text.lines().findFirst().orElse("");
        return line.length() > LONGEST_SHOWN ? line.substring(0, LONGEST_SHOWN) + "…" : line;
    }
}
