package org.plenary.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.plenary.exchange.Transcript.Paragraph;

/** What was read of a transcript, as tests look at it. */
final class Turns {
  private Turns() {}

  static String fixture() {
    try (InputStream in = Turns.class.getResourceAsStream("/read/harbour-transcript.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  static List<String> labels(Transcript read) {
    return read.interventions().stream().map(one -> String.valueOf(one.label())).toList();
  }

  static List<String> paragraphs(Transcript read, int index) {
    return read.interventions().get(index).paragraphs().stream().map(Paragraph::text).toList();
  }

  static List<String> reasons(Transcript read, int index) {
    return read.interventions().get(index).flags().stream()
        .map(flag -> flag.kind().wire() + ": " + flag.reason())
        .toList();
  }
}
