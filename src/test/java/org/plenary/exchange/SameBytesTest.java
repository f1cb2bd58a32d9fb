package org.plenary.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.plenary.meeting.AgendaItem;
import org.plenary.negotiation.Negotiation;
import org.plenary.resolution.State;

/**
 * A version is the same bytes in every form, whoever makes them: another process elsewhere, too.
 */
class SameBytesTest {

  /** Prints the digest of every form: what the other process does. */
  public static void main(String[] args) {
    digests().forEach((form, digest) -> System.out.println(form + " " + digest));
  }

  private static Map<String, String> digests() {
    Map<String, String> digests = new TreeMap<>();
    Sample sample = Sample.of("ar");
    AgendaItem item =
        new AgendaItem(1, "wha-26", "resolution-9", "4", "RES & 9", "Bells", "ar", "rtl", null);
    Negotiation said = AknSamples.proposals(new Random(1), sample.after());
    State before = new State(1, sample.before(), 1, Negotiation.NONE);
    State after = new State(3, sample.after(), 1, said);
    for (Format format : Format.values()) {
      put(
          digests,
          format.extension(),
          Export.bytes(format, AknSamples.MEETING, item, after, RecordLineTest.COVERED));
      if (Export.hasRedline(format)) {
        put(
            digests,
            "redline." + format.extension(),
            Export.redline(
                format,
                AknSamples.MEETING,
                item,
                before,
                after,
                Provenance.of(before, before, List.of(), voice -> ""),
                RecordLineTest.COVERED,
                percent -> {}));
      }
    }
    return digests;
  }

  private static void put(Map<String, String> to, String form, byte[] bytes) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
      to.put(form, HexFormat.of().formatHex(digest));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  @Test
  void anotherProcessInAnotherPlaceMakesTheSame() throws IOException, InterruptedException {
    Process other =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Duser.language=tr",
                "-Duser.timezone=Pacific/Chatham",
                "-Dfile.encoding=US-ASCII",
                "-cp",
                System.getProperty("java.class.path"),
                SameBytesTest.class.getName())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    Map<String, String> here = digests();
    String said = new String(other.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    assertEquals(0, other.waitFor());
    Map<String, String> there = new TreeMap<>();
    said.lines().forEach(line -> there.put(line.split(" ")[0], line.split(" ")[1]));
    assertEquals(here, there);
    assertEquals(here, digests(), "and again");
  }
}
