package org.plenary.word;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Makes Word files by hand, good ones and bad ones. */
public final class WordFile {
  private static final String W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
  private static final String TYPES = "[Content_Types].xml";
  private static final String OFFICE =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
  private static final String NAMESPACES =
      " xmlns:w=\""
          + W
          + "\" xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\"";

  private final Map<String, byte[]> parts = new LinkedHashMap<>();
  private final StringBuilder relations = new StringBuilder();

  private WordFile() {}

  /** A file whose body is that XML. */
  public static WordFile of(String body) {
    WordFile file = new WordFile();
    file.part(
        TYPES,
        "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Override"
            + " PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-"
            + "officedocument.wordprocessingml.document.main+xml\"/></Types>");
    file.part(
        "word/document.xml",
        "<w:document" + NAMESPACES + "><w:body>" + body + "</w:body></w:document>");
    return file;
  }

  /** With a part beside the body: {@code footnotes}, {@code comments}, {@code numbering}. */
  public WordFile with(String kind, String xml) {
    part("word/" + kind + ".xml", "<w:" + kind + NAMESPACES + ">" + xml + "</w:" + kind + ">");
    return related(kind, kind + ".xml", "");
  }

  public WordFile related(String kind, String target, String mode) {
    relations
        .append("<Relationship Id=\"r")
        .append(relations.length())
        .append("\" Type=\"" + OFFICE)
        .append(kind)
        .append("\" Target=\"")
        .append(target)
        .append(mode.isEmpty() ? "\"/>" : "\" TargetMode=\"" + mode + "\"/>");
    return this;
  }

  /** With any part, as it is. */
  public WordFile part(String name, String content) {
    return part(name, content.getBytes(StandardCharsets.UTF_8));
  }

  public WordFile part(String name, byte[] content) {
    parts.put(name, content);
    return this;
  }

  /** With a part of that content type. */
  public WordFile typed(String name, String type) {
    String types = new String(parts.getOrDefault(TYPES, new byte[0]), StandardCharsets.UTF_8);
    String one = "<Override PartName=\"/" + name + "\" ContentType=\"" + type + "\"/></Types>";
    return part(TYPES, types.replace("</Types>", one)).part(name, "");
  }

  public byte[] bytes() {
    part(
        "word/_rels/document.xml.rels",
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
            + relations
            + "</Relationships>");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, byte[]> part : parts.entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        zip.write(part.getValue());
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /** A paragraph of runs. */
  public static String p(String... content) {
    return "<w:p>" + String.join("", content) + "</w:p>";
  }

  /** A paragraph with properties. */
  public static String pp(String properties, String... content) {
    return "<w:p><w:pPr>" + properties + "</w:pPr>" + String.join("", content) + "</w:p>";
  }

  public static String r(String text) {
    return "<w:r><w:t xml:space=\"preserve\">"
        + text.replace("\t", "</w:t><w:tab/><w:t xml:space=\"preserve\">")
        + "</w:t></w:r>";
  }

  public static String ins(String by, String... content) {
    return "<w:ins w:id=\"1\" w:author=\""
        + by
        + "\" w:date=\"2026-03-01T10:00:00Z\">"
        + String.join("", content)
        + "</w:ins>";
  }

  public static String del(String by, String text) {
    return "<w:del w:id=\"1\" w:author=\""
        + by
        + "\" w:date=\"2026-03-02T10:00:00Z\">"
        + r(text).replace("w:t>", "w:delText>").replace("<w:t ", "<w:delText ")
        + "</w:del>";
  }

  /** Properties of a paragraph whose end was put in or taken out. */
  public static String mark(String change, String by) {
    return "<w:rPr><w:" + change + " w:id=\"2\" w:author=\"" + by + "\"/></w:rPr>";
  }
}
