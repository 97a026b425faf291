package io.slipway.notifications;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What another system answered.
 *
 * @param outcome whether it took the request
 * @param json what it said; missing where that was no JSON, or too much
 */
record Answer(Outcome outcome, JsonNode json) {

    static Answer delivered(JsonNode json) {
        return new Answer(Outcome.DELIVERED, json);
    }

    boolean isDelivered() {
        return outcome.isDelivered();
    }
}
