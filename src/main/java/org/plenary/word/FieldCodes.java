package org.plenary.word;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Pattern;

/**
 * What the fields of a part would have a program do. We compute no field, and nobody should open in
 * Word what we took without a word: refuses with {@code word.macros} those that start a program
 * (DDE), with {@code word.external} those that take in what stands at an address or on another
 * machine. Pure.
 */
final class FieldCodes {
  private static final int MOST = 2_000;
  private static final Pattern STARTS = Pattern.compile("(?is)\\s*DDE(?:AUTO)?(?:\\s.*)?");
  private static final Pattern FETCHES =
      Pattern.compile(
          "(?is)\\s*(?:INCLUDEPICTURE|INCLUDETEXT|INCLUDE|IMPORT|LINK|RD)\\s.*(?:://|\\\\\\\\).*");

  private final XmlEvents xml;

  /** Of the fields that are open, the innermost first. */
  private final Deque<StringBuilder> open = new ArrayDeque<>();

  private FieldCodes(XmlEvents xml) {
    this.xml = xml;
  }

  static void check(byte[] part) {
    try (XmlEvents xml = new XmlEvents(part)) {
      new FieldCodes(xml).read();
    }
  }

  private void read() {
    while (xml.next()) {
      if (xml.isStart("fldSimple")) {
        check(xml.value("instr"));
      } else if (xml.isStart("fldChar")) {
        sign(xml.value("fldCharType"));
      } else if (xml.isStart("instrText") || xml.isStart("delInstrText")) {
        code(xml.name());
      }
    }
    open.forEach(code -> check(code.toString()));
  }

  private void sign(String type) {
    if (type.equals("begin")) {
      open.push(new StringBuilder());
    } else if (type.equals("end") && !open.isEmpty()) {
      check(open.pop().toString());
    }
  }

  /** A code may be in pieces. */
  private void code(String element) {
    while (xml.next() && !xml.isEnd(element)) {
      StringBuilder code = open.peek();
      if (!xml.isStart() && !xml.isEnd() && code != null && code.length() < MOST) {
        code.append(xml.text());
      }
    }
  }

  private static void check(String code) {
    String begins = code.substring(0, Math.min(code.length(), MOST));
    if (STARTS.matcher(begins).matches()) {
      throw Archive.refuse("word.macros", "A field of the file would start a program.");
    }
    if (FETCHES.matcher(begins).matches()) {
      throw Archive.refuse("word.external", "A field would fetch something from outside.");
    }
  }
}
