package io.slipway.notifications;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A mail to people.
 *
 * @param id its Message-ID; a mail that is sent again has the same
 * @param thread that mail programs show it in, named like a Message-ID; all mails of one release have the same
 * @param subject in one line
 * @param text plain
 */
public record Mail(String id, String thread, String subject, String text) {

    /** Beside those that a transport adds. An answering machine leaves a mail alone that says who made it. */
    Map<String, String> headers() {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Message-ID", id);
        headers.put("In-Reply-To", thread);
        headers.put("References", thread);
        headers.put("Auto-Submitted", "auto-generated");
        return headers;
    }
}
