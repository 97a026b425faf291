package io.slipway.plugin.contract;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** A Jelly file, read as the XML that it is. */
record View(Path file, List<Element> elements) {

    static final String FORM = "/lib/form";

    static View of(Path file) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            NodeList all = factory.newDocumentBuilder().parse(file.toFile()).getElementsByTagName("*");
            List<Element> elements = new ArrayList<>();
            for (int i = 0; i < all.getLength(); i++) {
                elements.add((Element) all.item(i));
            }
            return new View(file, elements);
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new IllegalStateException(file + " is no well-formed XML", e);
        }
    }

    /** The views that it takes in, by name; they stand with the class or a class that it extends. */
    List<String> includes() {
        return elements.stream()
                .filter(element -> element.getLocalName().equals("include"))
                .map(element -> element.getAttribute("page"))
                .toList();
    }

    /** The fields that have a control: what stands within their entry, or is their entry itself. */
    List<String> fieldsWithControl() {
        return elements.stream()
                .filter(element -> FORM.equals(element.getNamespaceURI())
                        && !element.getAttribute("field").isEmpty())
                .filter(element -> !element.getLocalName().equals("entry") || hasControl(element))
                .map(element -> element.getAttribute("field"))
                .distinct()
                .toList();
    }

    private static boolean hasControl(Element entry) {
        NodeList children = entry.getChildNodes();
        for (int i = 0; i < children.getLength(); i++) {
            Node child = children.item(i);
            if (child instanceof Element && FORM.equals(child.getNamespaceURI())) {
                return true;
            }
        }
        return false;
    }
}
