package io.slipway.notifications;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A message for people, as the incoming webhooks of Slack and Teams take it. */
public final class ChatFormat {

    private static final ObjectMapper JSON = new ObjectMapper();

    private ChatFormat() {}

    /** Slack's own marks are escaped: nobody can mention a channel or forge a link by a comment. */
    public static Post slack(Message message, URI address) {
        StringBuilder text = new StringBuilder("*" + escaped(message.sentence()) + "*");
        message.details().forEach(detail -> text.append('\n').append(escaped(detail)));
        String separator = "\n";
        for (Message.Link link : message.links()) {
            text.append(separator)
                    .append('<')
                    .append(link.url())
                    .append('|')
                    .append(escaped(link.text()))
                    .append('>');
            separator = " · ";
        }
        return post(address, JSON.createObjectNode().put("text", text.toString()));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("|", "¦");
    }

    /** An adaptive card. Its texts are runs of rich text, the only ones in which Markdown means nothing. */
    public static Post teams(Message message, URI address) {
        ObjectNode card = JSON.createObjectNode();
        card.put("$schema", "http://adaptivecards.io/schemas/adaptive-card.json");
        card.put("type", "AdaptiveCard");
        card.put("version", "1.4");
        ArrayNode body = card.putArray("body");
        body.add(line(message.sentence(), true));
        message.details().forEach(detail -> body.add(line(detail, false)));
        ArrayNode actions = card.putArray("actions");
        for (Message.Link link : message.links()) {
            actions.addObject()
                    .put("type", "Action.OpenUrl")
                    .put("title", link.text())
                    .put("url", link.url());
        }
        ObjectNode posted = JSON.createObjectNode().put("type", "message");
        ObjectNode attachment = posted.putArray("attachments").addObject();
        attachment.put("contentType", "application/vnd.microsoft.card.adaptive");
        attachment.set("content", card);
        return post(address, posted);
    }

    private static ObjectNode line(String text, boolean bold) {
        ObjectNode line = JSON.createObjectNode().put("type", "RichTextBlock");
        ObjectNode run = line.putArray("inlines").addObject();
        run.put("type", "TextRun").put("text", text);
        if (bold) {
            run.put("weight", "Bolder");
        }
        return line;
    }

    private static Post post(URI address, ObjectNode json) {
        return new Post(
                address,
                Map.of("Content-Type", "application/json"),
                json.toString().getBytes(StandardCharsets.UTF_8));
    }
}
