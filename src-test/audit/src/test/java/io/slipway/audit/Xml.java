package io.slipway.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.StringReader;
import java.util.Locale;
import java.util.Set;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** The JDK's XML parser: the tree of a document, without the code of its scripts and styles. */
final class Xml {
    private static final Set<String> CODE = Set.of("script", "style");

    private Xml() {}

    static JsonNode read(String text) {
        try {
            DocumentBuilder builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
            builder.setErrorHandler(new DefaultHandler());
            return tree(builder.parse(new InputSource(new StringReader(text))));
        } catch (SAXException e) {
            return MissingNode.getInstance();
        } catch (ParserConfigurationException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ArrayNode tree(Node node) {
        ArrayNode tree = JsonNodeFactory.instance.arrayNode();
        tree.add(node.getNodeName());
        if (node instanceof Element element) {
            NamedNodeMap attributes = element.getAttributes();
            for (int i = 0; i < attributes.getLength(); i++) {
                String name = attributes.item(i).getNodeName();
                tree.addArray()
                        .add(name)
                        .add(isCode(name) ? "" : attributes.item(i).getNodeValue());
            }
        }
        StringBuilder text = new StringBuilder();
        for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
            boolean isText = child.getNodeType() == Node.TEXT_NODE || child.getNodeType() == Node.CDATA_SECTION_NODE;
            if (isText) {
                text.append(child.getNodeValue());
            }
            if (text.length() > 0 && (!isText || child.getNextSibling() == null)) {
                tree.add(CODE.contains(local(node)) ? "" : text.toString());
                text.setLength(0);
            }
            if (!isText) {
                tree.add(
                        child.getNodeType() == Node.COMMENT_NODE
                                ? JsonNodeFactory.instance
                                        .arrayNode()
                                        .add("comment")
                                        .add(child.getNodeValue())
                                : tree(child));
            }
        }
        return tree;
    }

    private static String local(Node node) {
        return node.getNodeName().toLowerCase(Locale.ROOT);
    }

    /** What stands there is rightly written in another way; Chromium tells what it does. */
    private static boolean isCode(String attribute) {
        return attribute.startsWith("on") || attribute.equals("style") || attribute.equals("srcdoc");
    }
}
