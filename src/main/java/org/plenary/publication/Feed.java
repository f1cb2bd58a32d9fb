package org.plenary.publication;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * What happened lately, for feed readers: Atom (RFC 4287) and JSON Feed 1.1. Ids are the addresses
 * of the changes and stay while a change goes on. Pure.
 *
 * @param url of the page that it accompanies
 * @param self of the feed
 * @param items the latest first
 */
record Feed(String title, String url, String self, String language, List<Post> items) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ATOM = "http://www.w3.org/2005/Atom";

  /**
   * One change.
   *
   * @param id its address
   * @param html what is told of it, escaped already
   * @param at when it last changed
   */
  record Post(String id, String title, String author, String html, Instant at) {}

  byte[] json() {
    ObjectNode feed = JSON.createObjectNode();
    feed.put("version", "https://jsonfeed.org/version/1.1").put("title", title);
    feed.put("home_page_url", url).put("feed_url", self).put("language", language);
    ArrayNode all = feed.putArray("items");
    for (Post one : items) {
      ObjectNode post = all.addObject().put("id", one.id()).put("url", one.id());
      post.put("title", one.title()).put("content_html", one.html());
      post.put("date_published", one.at().toString()).put("date_modified", one.at().toString());
      if (!one.author().isEmpty()) {
        post.putArray("authors").addObject().put("name", one.author());
      }
    }
    return Happened.bytes(feed);
  }

  byte[] atom() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      XMLStreamWriter out =
          XMLOutputFactory.newFactory().createXMLStreamWriter(bytes, StandardCharsets.UTF_8.name());
      out.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
      out.writeStartElement("feed");
      out.writeDefaultNamespace(ATOM);
      out.writeAttribute("xml:lang", language);
      element(out, "id", self);
      element(out, "title", title);
      Instant newest = items.isEmpty() ? Instant.EPOCH : items.get(0).at();
      element(out, "updated", newest.toString());
      link(out, "self", self, "application/atom+xml");
      link(out, "alternate", url, "text/html");
      author(out, "Plenary");
      for (Post one : items) {
        post(out, one);
      }
      out.writeEndElement();
      out.writeEndDocument();
      out.flush();
    } catch (XMLStreamException impossible) {
      throw new IllegalStateException(impossible);
    }
    return bytes.toByteArray();
  }

  private static void post(XMLStreamWriter out, Post one) throws XMLStreamException {
    out.writeStartElement("entry");
    element(out, "id", one.id());
    element(out, "title", one.title());
    element(out, "updated", one.at().toString());
    link(out, "alternate", one.id(), "text/html");
    if (!one.author().isEmpty()) {
      author(out, one.author());
    }
    out.writeStartElement("content");
    out.writeAttribute("type", "html");
    out.writeCharacters(printable(one.html()));
    out.writeEndElement();
    out.writeEndElement();
  }

  private static void author(XMLStreamWriter out, String name) throws XMLStreamException {
    out.writeStartElement("author");
    element(out, "name", name);
    out.writeEndElement();
  }

  private static void link(XMLStreamWriter out, String rel, String href, String type)
      throws XMLStreamException {
    out.writeEmptyElement("link");
    out.writeAttribute("rel", rel);
    out.writeAttribute("href", href);
    out.writeAttribute("type", type);
  }

  private static void element(XMLStreamWriter out, String name, String text)
      throws XMLStreamException {
    out.writeStartElement(name);
    out.writeCharacters(printable(text));
    out.writeEndElement();
  }

  /** Without what XML cannot hold. */
  private static String printable(String text) {
    return text.codePoints()
        .filter(
            c ->
                c == '\t'
                    || c == '\n'
                    || c == '\r'
                    || c >= 0x20 && c <= 0xD7FF
                    || c >= 0xE000 && c <= 0xFFFD
                    || c > 0xFFFF)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
