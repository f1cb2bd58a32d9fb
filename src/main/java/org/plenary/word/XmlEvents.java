package org.plenary.word;

import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * A stranger's XML, event by event, never recursing. Document types, entities and anything outside
 * the part are refused, not resolved.
 *
 * <p>Elements of WordprocessingML go by their local name, others by a prefix of ours: {@code m:t},
 * {@code mc:Choice}, {@code akn:p}; unknown ones are {@code ?:name}. Refuses with {@code word.dtd},
 * {@code word.deep}, {@code word.malformed}.
 */
public final class XmlEvents implements AutoCloseable {

  /** Elements in elements; documents by hand have under 60. */
  private static final int MAX_DEPTH = 256;

  private static final String[] WORD = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main"
  };
  private static final String[] MATH = {
    "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "http://purl.oclc.org/ooxml/officeDocument/math"
  };
  private static final String COMPATIBILITY =
      "http://schemas.openxmlformats.org/markup-compatibility/2006";
  private static final String LEGAL = "http://docs.oasis-open.org/legaldocml/ns/akn/";
  private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/";

  private static final XMLInputFactory FACTORY = factory();

  private final XMLStreamReader reader;
  private final Deque<String> path = new ArrayDeque<>();
  private int event;
  private String name = "";

  public XmlEvents(byte[] part) {
    Tags.check(part);
    try {
      synchronized (FACTORY) {
        reader = FACTORY.createXMLStreamReader(new ByteArrayInputStream(part));
      }
    } catch (XMLStreamException e) {
      throw malformed();
    }
  }

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, false);
    factory.setXMLResolver(
        (publicId, systemId, base, namespace) -> {
          throw new XMLStreamException("nothing outside the part is read");
        });
    return factory;
  }

  /** Goes on to the next start, end or text; false at the end of the part. */
  public boolean next() {
    try {
      if (event == XMLStreamConstants.END_ELEMENT) {
        path.pop();
      }
      while (reader.hasNext()) {
        event = reader.next();
        switch (event) {
          case XMLStreamConstants.START_ELEMENT -> {
            name = named();
            path.push(name);
            if (path.size() > MAX_DEPTH) {
              throw Archive.refuse("word.deep", "The file is nested too deep.");
            }
            return true;
          }
          case XMLStreamConstants.END_ELEMENT -> {
            name = path.element();
            return true;
          }
          case XMLStreamConstants.CHARACTERS,
              XMLStreamConstants.CDATA,
              XMLStreamConstants.SPACE -> {
            return true;
          }
          case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
              throw Archive.refuse("word.dtd", "The file declares entities or a document type.");
          default -> {}
        }
      }
      event = 0;
      return false;
    } catch (XMLStreamException e) {
      throw malformed();
    }
  }

  private static RuntimeException malformed() {
    return Archive.refuse("word.malformed", "A part of the file is not well-formed.");
  }

  private String named() {
    String namespace = reader.getNamespaceURI();
    String local = reader.getLocalName();
    if (namespace == null) {
      return "?:" + local;
    }
    if (namespace.equals(WORD[0]) || namespace.equals(WORD[1])) {
      return local;
    }
    if (namespace.equals(MATH[0]) || namespace.equals(MATH[1])) {
      return "m:" + local;
    }
    if (namespace.startsWith(LEGAL)) {
      return "akn:" + local;
    }
    if (namespace.startsWith(PACKAGE)) {
      return local;
    }
    return (namespace.equals(COMPATIBILITY) ? "mc:" : "?:") + local;
  }

  public boolean isStart() {
    return event == XMLStreamConstants.START_ELEMENT;
  }

  public boolean isEnd() {
    return event == XMLStreamConstants.END_ELEMENT;
  }

  boolean isStart(String wanted) {
    return isStart() && name.equals(wanted);
  }

  boolean isEnd(String wanted) {
    return isEnd() && name.equals(wanted);
  }

  public String name() {
    return name;
  }

  /** The element around the one that has just begun; empty at the top. */
  public String parent() {
    var it = path.iterator();
    if (it.hasNext()) {
      it.next();
    }
    return it.hasNext() ? it.next() : "";
  }

  /** The element around that. */
  public String grandparent() {
    var it = path.iterator();
    for (int i = 0; i < 2 && it.hasNext(); i++) {
      it.next();
    }
    return it.hasNext() ? it.next() : "";
  }

  /** How deep the current element is. */
  int depth() {
    return path.size();
  }

  public String text() {
    return reader.getText();
  }

  /** An attribute by its local name, empty where it is not there. */
  public String value(String attribute) {
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      if (reader.getAttributeLocalName(i).equals(attribute)) {
        return reader.getAttributeValue(i);
      }
    }
    return "";
  }

  int number(String attribute, int otherwise) {
    String value = value(attribute);
    return value.matches("-?\\d{1,9}") ? Integer.parseInt(value) : otherwise;
  }

  /** Whether a switch such as {@code <w:i/>} is on. */
  boolean on() {
    String value = value("val");
    return !(value.equals("0") || value.equals("false") || value.equals("off"));
  }

  /** Goes to the end of the element that has just begun. */
  public void skip() {
    int depth = path.size();
    while (next()) {
      if (isEnd() && path.size() == depth) {
        return;
      }
    }
  }

  @Override
  public void close() {
    try {
      reader.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
  }
}
