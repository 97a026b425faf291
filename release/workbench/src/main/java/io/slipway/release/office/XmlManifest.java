package io.slipway.release.office;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/** Reads the add-in only manifest. The JDK's parser says whether it is XML, jsoup where each attribute stands. */
final class XmlManifest {

    /** Elements whose {@code DefaultValue}, and the {@code Value} of whose overrides, is a URL. */
    private static final Set<String> URLS = Set.of(
            "IconUrl", "HighResolutionIconUrl", "SupportUrl", "SourceLocation", "PhoneSettings", "bt:Url", "bt:Image");

    private final Document document;
    private final List<Located> pages = new ArrayList<>();
    private final List<Located> links = new ArrayList<>();

    private XmlManifest(Document document) {
        this.document = document;
    }

    static OfficeManifest read(String text) throws MalformedManifestException {
        wellFormed(text);
        Parser parser = Parser.xmlParser().setTrackPosition(true);
        return new XmlManifest(parser.parseInput(text, "")).manifest();
    }

    private static void wellFormed(String text) throws MalformedManifestException {
        try {
            SAXParserFactory factory = SAXParserFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setNamespaceAware(true);
            factory.newSAXParser().parse(new InputSource(new StringReader(text)), new DefaultHandler());
        } catch (SAXParseException e) {
            throw new MalformedManifestException(e.getMessage(), e.getLineNumber());
        } catch (SAXException | ParserConfigurationException | IOException e) {
            throw new MalformedManifestException(String.valueOf(e.getMessage()), 1);
        }
    }

    private OfficeManifest manifest() throws MalformedManifestException {
        Element root = document.firstElementChild();
        if (root == null || !root.tagName().equals("OfficeApp")) {
            throw new MalformedManifestException(
                    "the root is " + (root == null ? "missing" : root.tagName()) + ", but must be OfficeApp", 1);
        }
        Set<String> learnMore = document.getElementsByTag("LearnMoreUrl").stream()
                .map(element -> element.attr("resid"))
                .collect(Collectors.toSet());
        for (Element element : root.getAllElements()) {
            boolean link = element.tagName().equals("SupportUrl")
                    || (element.tagName().equals("bt:Url") && learnMore.contains(element.attr("id")));
            urls(element, link ? links : pages);
        }
        return new OfficeManifest(
                OfficeManifest.Format.XML,
                child(root, "Id"),
                child(root, "Version"),
                pages,
                links,
                root.getElementsByTag("AppDomain").stream()
                        .map(XmlManifest::located)
                        .toList(),
                root.getElementsByTag("WebApplicationInfo").stream()
                        .flatMap(info -> child(info, "Resource").stream())
                        .findFirst());
    }

    private static Optional<Located> child(Element parent, String name) {
        return parent.children().stream()
                .filter(child -> child.tagName().equals(name))
                .map(XmlManifest::located)
                .findFirst();
    }

    private static Located located(Element element) {
        return new Located(element.text().strip(), element.sourceRange().start().lineNumber());
    }

    /** The URLs in the attributes of one element, overrides below it included. */
    private static void urls(Element element, List<Located> into) {
        if (element.tagName().equals("Override")) {
            return;
        }
        boolean url = URLS.contains(element.tagName());
        for (Attribute attribute : element.attributes()) {
            boolean wanted = url && attribute.getKey().equals("DefaultValue");
            if (wanted || isUrl(attribute)) {
                into.add(located(element, attribute));
            }
        }
        for (Element override : element.children()) {
            if (url && override.tagName().equals("Override")) {
                into.add(located(override, override.attribute("Value")));
            }
        }
    }

    private static boolean isUrl(Attribute attribute) {
        return !attribute.getKey().startsWith("xmlns") && attribute.getValue().matches("(?i)https?://.*");
    }

    private static Located located(Element element, Attribute attribute) {
        if (attribute == null) {
            return new Located("", element.sourceRange().start().lineNumber());
        }
        return new Located(
                attribute.getValue().strip(),
                attribute.sourceRange().nameRange().start().lineNumber());
    }
}
