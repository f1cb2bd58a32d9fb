package org.plenary.exchange;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The characters of a page that says itself how they are encoded, as Word's pages do: {@code
 * charset=windows-1252}.
 */
final class PageCharset {
  private static final int BEGINNING = 4_000;

  /** Those in which the signs of a tag are the bytes of ASCII. */
  private static final Pattern SAYS =
      Pattern.compile(
          "(?i)(?:charset|encoding)\\s*=\\s*[\"']?\\s*"
              + "(windows-\\d{3,4}|cp-?\\d{3,4}|iso-8859-\\d{1,2}|koi8-[ru]|gb2312|gbk|gb18030|big5"
              + "|macintosh|us-ascii)");

  private PageCharset() {}

  /** Null where the bytes are none of a page that says so. */
  static @Nullable String decode(byte[] file) {
    int length = Math.min(file.length, BEGINNING);
    String begins = new String(file, 0, length, StandardCharsets.ISO_8859_1);
    Matcher says = SAYS.matcher(begins);
    if (!HtmlReader.isForm(begins) || !says.find() || !Charset.isSupported(says.group(1))) {
      return null;
    }
    try {
      return Charset.forName(says.group(1))
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPLACE)
          .decode(ByteBuffer.wrap(file))
          .toString();
    } catch (CharacterCodingException e) {
      return null;
    }
  }
}
